// One filing under review: what is there, what was decided, what others did meanwhile.
import { computed, onBeforeUnmount, onMounted, reactive, ref, shallowRef } from 'vue'
import type { Schemas } from '@/api/client'
import { Problem } from '@/api/problem'
import { session } from '@/ui/session'
import { loadBundle, open, type Bundle } from './bundle'
import { inOrder, type Decision, type FilingItem } from './items'
import { Overtaken, postTo, Sender } from './sender'
import { remember, restoring, stillOpen, type Undoable } from './undo'

export type Action = Schemas['Action']

export function useReview(id: string) {
  const bundle = shallowRef<Bundle | null>(null)
  const pending = reactive(new Map<string, Decision>())
  const undoable = ref<Undoable[]>([])
  const now = ref(Date.now())
  const no = ref<unknown>(null)
  const waiting = ref(false)
  /** What others did while this page showed something older. */
  const meanwhile = ref<Schemas['Event'][] | null>(null)
  let sender: Sender | null = null

  const decisionOf = (item: FilingItem): Decision => {
    const own = pending.get(item.item)
    if (own) return own
    const { decided, reason, text } = item
    return { decided, ...(reason ? { reason } : {}), ...(text ? { text } : {}) }
  }
  const items = computed(() => inOrder(bundle.value?.filing.items ?? []).map((item) => ({ ...item, ...decisionOf(item) })))
  const may = (action: Schemas['ActionKind']): boolean => bundle.value?.filing.possible.some((one) => one.action === action) ?? false
  const undoNow = computed(() => stillOpen(undoable.value, now.value))

  function show(fresh: Bundle): void {
    bundle.value = fresh
    pending.clear()
    if (sender) sender.seen(fresh.version)
    else sender = new Sender(fresh.version, postTo(id), (on) => (waiting.value = on))
  }
  async function load(): Promise<void> {
    no.value = null
    try {
      // A decision made while this was under way is newer than what comes: read again once it is in.
      for (let sent = -1; sent !== (sender?.sent ?? 0); ) {
        sent = sender?.sent ?? 0
        await sender?.settled().catch(() => undefined)
        const fresh = await (bundle.value ? loadBundle(id) : open(id))
        if (sent === (sender?.sent ?? 0)) show(fresh)
      }
    } catch (error) {
      no.value = error
    }
  }

  async function overtaken(): Promise<void> {
    const before = bundle.value?.history.length ?? 0
    await load()
    const me = session.me.value?.account.account
    meanwhile.value = (bundle.value?.history ?? []).slice(before).filter((event) => event.actor !== me)
    undoable.value = []
  }

  /** Sends a move; whether it was made. What others did meanwhile is shown, never overwritten. */
  async function act(action: Action): Promise<boolean> {
    if (!sender) return false
    no.value = null
    try {
      const filing = await sender.send(action)
      if (bundle.value) bundle.value = { ...bundle.value, filing, version: sender.current }
      return true
    } catch (error) {
      if (error instanceof Problem && error.status === 412) await overtaken()
      else if (!(error instanceof Overtaken)) no.value = error
      return false
    }
  }

  async function decide(item: string, decision: Decision, action: Action): Promise<boolean> {
    const known = items.value.find((one) => one.item === item)
    if (!known) return false
    const before: Decision = { decided: known.decided, ...(known.reason ? { reason: known.reason } : {}), ...(known.text ? { text: known.text } : {}) }
    meanwhile.value = null
    pending.set(item, decision)
    now.value = Date.now()
    undoable.value = remember(undoable.value, { item, before, now: decision }, now.value)
    const made = await act(action)
    if (pending.get(item) === decision) pending.delete(item)
    if (!made) undoable.value = undoable.value.filter((one) => one.item !== item)
    return made
  }
  const accept = (item: string): Promise<boolean> => decide(item, { decided: 'accepted' }, { action: 'accept_item', items: [item] })
  const giveBack = (item: string, reason: string, text: string): Promise<boolean> => {
    const said = { ...(reason ? { reason } : {}), ...(text ? { text } : {}) }
    return decide(item, { decided: 'returned', ...said }, { action: 'return_item', items: [item], ...said })
  }

  /** Takes the last decision back; gives the item it was about. */
  function undo(): string | null {
    const last = undoNow.value[undoNow.value.length - 1]
    if (!last) return null
    undoable.value = undoable.value.filter((one) => one !== last)
    pending.set(last.item, last.before)
    void act(restoring(last)).finally(() => {
      if (pending.get(last.item) === last.before) pending.delete(last.item)
    })
    return last.item
  }

  let tick: ReturnType<typeof setInterval> | undefined
  onMounted(() => {
    void load()
    tick = setInterval(() => (now.value = Date.now()), 500)
  })
  onBeforeUnmount(() => clearInterval(tick))

  return { bundle, items, may, no, waiting, meanwhile, undoNow, now, load, act, accept, giveBack, undo, settled: (): Promise<string> => sender?.settled() ?? Promise.reject(new Overtaken()) }
}
export type Review = ReturnType<typeof useReview>
