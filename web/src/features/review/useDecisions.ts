// What a reviewer does with the item before them, and what is open for it: accepting, returning with a reason, overruling, a note, taking back.
import { computed, reactive, ref, watch } from 'vue'
import { useRouter } from 'vue-router'
import { useSay } from '@/i18n/say'
import { outbox } from './outbox'
import type { Draft } from './ReturnPanel.vue'
import type { Shown } from './useItem'
import type { Review } from './useReview'
import type { useWhole } from './useWhole'

export type Panel = '' | 'return' | 'overrule' | 'note' | 'history' | 'help' | 'export'

export function useDecisions(filing: string, review: Review, whole: ReturnType<typeof useWhole>, shown: Shown, closed: () => void) {
  const router = useRouter()
  const { say } = useSay()
  const { current, item, opinions } = shown
  const panel = ref<Panel>('')
  const check = ref('')
  // What was typed stays while the filing is open, whatever others do to it meanwhile.
  const drafts = reactive(new Map<string, Draft>())
  const draft = computed(() => drafts.get(current.value))
  const words = reactive({ note: '', overrule: '' })

  // The reasons belong to the item that they were opened for.
  watch(
    current,
    () => {
      if (panel.value === 'return') panel.value = ''
    },
    { flush: 'sync' },
  )

  function close(): void {
    panel.value = ''
    whole.asked.value = null
    closed()
  }

  function accept(): void {
    if (!whole.mayDecide.value || !item.value || item.value.decided === 'accepted') return
    const id = current.value
    void review.accept(id)
    shown.onward(id)
  }

  function openReturn(): void {
    if (!whole.mayDecide.value || !item.value) return
    if (!drafts.has(current.value)) drafts.set(current.value, { reason: item.value.reason ?? '', text: item.value.text ?? '' })
    panel.value = 'return'
  }
  async function giveBack(): Promise<void> {
    const id = current.value
    const draft = drafts.get(id)
    if (!draft) return
    panel.value = ''
    shown.onward(id)
    if (await review.giveBack(id, draft.reason, draft.text.trim())) drafts.delete(id)
    // Refused or overtaken: back to it, with every word that was typed.
    else if (current.value !== id || !panel.value) {
      shown.chosen.value = id
      panel.value = 'return'
    }
  }

  const standing = computed(() => opinions.value.filter((one) => one.overruled === undefined && one.severity !== 'info'))
  function openOverrule(which = ''): void {
    const first = standing.value[0]
    if (!review.may('overrule') || !first) return
    check.value = which || first.id
    panel.value = 'overrule'
  }
  const overrulable = computed(() => {
    const first = standing.value.filter((one) => one.id === check.value)
    return [...first, ...standing.value.filter((one) => one.id !== check.value)].map((one) => ({ value: one.id, name: say(one.message) }))
  })
  async function overrule(finding: string): Promise<void> {
    const made = await review.act({ action: 'overrule', items: [current.value], finding, text: words.overrule.trim() })
    if (made) words.overrule = ''
    close()
  }

  async function note(): Promise<void> {
    const made = await review.act({ action: 'note', text: words.note.trim() })
    if (made) {
      words.note = ''
      await review.load()
    }
    close()
  }

  function undo(): void {
    // What is about to leave comes back first: its items stand as they were decided.
    const leaving = outbox.moves.find((one) => one.filing === filing && one.state === 'held')
    if (leaving) return void outbox.takeBack(leaving.key)
    const id = review.undo()
    if (id) return void (shown.chosen.value = id)
    const last = [...outbox.moves].reverse().find((one) => one.state === 'held')
    if (last && outbox.takeBack(last.key) && last.filing !== filing) void router.push(`/review/${last.filing}`)
  }

  /** To what is open still; else out with it; else on to the next filing. */
  function finishOrGoOn(): void {
    if (whole.mayDecide.value && whole.open.value) shown.onward(current.value)
    else if (whole.mayDecide.value) void whole.finish(true)
    else void whole.goOn()
  }

  return { panel, drafts, draft, words, overrulable, close, accept, openReturn, giveBack, openOverrule, overrule, note, undo, finishOrGoOn }
}
