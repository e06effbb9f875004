// The filing as a whole: pass it, give it back, hand it over, let it go, and on to the next one.
import { computed, ref } from 'vue'
import { useRouter } from 'vue-router'
import type { Filing } from './items'
import { shapeOf, wholeMoves } from './moves'
import { nextFiling } from './onward'
import { outbox } from './outbox'
import type { Action, Review } from './useReview'

type Move = Filing['possible'][number]

export function useWhole(filing: string, review: Review) {
  const router = useRouter()
  const { bundle, items } = review
  const busy = ref(false)
  const no = ref<unknown>(null)
  const nothing = ref(false)
  /** What waits for a reason, a person or numbers. */
  const asked = ref<Move | null>(null)

  const held = computed(() => outbox.isHeld(filing))
  const mayDecide = computed(() => review.may('accept_item') && !held.value)
  const open = computed(() => items.value.filter((one) => one.decided === 'open').length)
  const returned = computed(() => items.value.filter((one) => one.decided === 'returned').length)
  const moves = computed(() => (bundle.value && !held.value ? wholeMoves(bundle.value.filing.possible, bundle.value.filing.stage) : []))
  const shape = (action: Action['action']) => (bundle.value ? shapeOf(action, bundle.value.filing.stage) : undefined)

  const hold = (action: Action, name: Move['name']): void => outbox.hold({ filing, version: review.settled, action, name })

  async function goOn(): Promise<void> {
    if (busy.value) return
    busy.value = true
    no.value = null
    try {
      const next = await nextFiling(filing)
      if (next) await router.push(`/review/${next}`)
      else nothing.value = true
    } catch (error) {
      no.value = error
    } finally {
      busy.value = false
    }
  }
  /** All items are decided: out with it, and on. Whoever is faster than the network waits for the last decision's answer: it says what may follow. */
  async function finish(andNext: boolean): Promise<void> {
    const isDecided = (): boolean => mayDecide.value && !open.value && items.value.length > 0
    const possible = (): Move | undefined => bundle.value?.filing.possible.find((one) => one.action === (returned.value ? 'return' : 'pass'))
    if (!isDecided()) return
    if (!possible()) await review.settled().catch(() => undefined)
    const last = possible()
    if (!last || !isDecided()) return
    const action = last.action
    hold({ action }, last.name)
    if (andNext) await goOn()
    else await router.push('/queue')
  }
  async function make(action: Action): Promise<void> {
    const name = moves.value.find((one) => one.action === action.action)?.name
    asked.value = null
    if (name && shape(action.action)?.told) return hold(action, name)
    if (!(await review.act(action))) return
    if (action.action === 'release' || action.action === 'pass_on') await router.push('/queue')
    else await review.load()
  }
  function begin(move: Move): void {
    if (shape(move.action)?.needs.length) asked.value = move
    else void make({ action: move.action })
  }
  function press(action: Action['action']): void {
    const move = moves.value.find((one) => one.action === action)
    if (move) begin(move)
  }
  return { busy, no, nothing, asked, held, mayDecide, open, returned, moves, goOn, finish, make, begin, press }
}
