// One filing as all its pages see it: what the server says of it, what is typed and not saved yet, and saving by itself.
import { computed, reactive, shallowRef, watch } from 'vue'
import { withAnswer, type Answer } from '@/api/answers'
import { api, newKey, told, toldWithVersion, type Schemas } from '@/api/client'
import { inspected } from '@/api/inspection'
import { Problem } from '@/api/problem'
import { withValue, type Value } from '@/features/form/values'
import { checkOf, mergedDeclaration, readDeclaration, saveDeclaration, type Declaration } from './declaration'

type Saving = 'saved' | 'typing' | 'saving' | 'waiting' | 'refused'

const pause = 900

function make(id: string) {
  const filing = shallowRef<Schemas['Filing'] | null>(null)
  const mine = shallowRef<Declaration | null>(null)
  const checklists = shallowRef<Schemas['Checklist'][]>([])
  const pages = shallowRef<Schemas['Page'][]>([])
  const report = shallowRef<Schemas['GateReport'] | null>(null)
  const state = reactive<{ saving: Saving; no: unknown; loaded: boolean }>({ saving: 'saved', no: null, loaded: false })
  const waitingFor = new Set<string>()
  const leaving = new AbortController()
  let base: Declaration | null = null
  let version = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  let saving: Promise<void> | null = null
  let again = 1000
  // What was asked for before a change and answered after it is old news: it is passed over.
  let changes = 0
  let looks = 0

  const isSaved = computed(() => state.saving === 'saved')

  async function load(): Promise<void> {
    state.no = null
    try {
      await pull()
      await look()
      state.loaded = true
    } catch (no) {
      state.no = no
    }
  }

  /** The filing and its declaration as they are now; what is typed here and not saved yet stays. */
  async function pull(): Promise<void> {
    const before = changes
    const read = await readDeclaration(id)
    const seen = await toldWithVersion(api.GET('/filings/{filing}', { params: { path: { filing: id } } }))
    if (before !== changes) return
    filing.value = seen.value
    // Of the two the older one: where something happened between them the next save notices.
    version = read.version || seen.version
    mine.value = base && mine.value ? mergedDeclaration(base, mine.value, read.value) : read.value
    base = read.value
  }

  /** What follows from it: the list, the pages, what stands in the way. */
  async function look(): Promise<void> {
    const mine = ++looks
    const path = { params: { path: { filing: id } } }
    const [lists, handed, found] = await Promise.all([
      told(api.GET('/filings/{filing}/checklist', path)),
      told(api.GET('/filings/{filing}/pages', path)),
      checkOf(id),
    ])
    if (mine !== looks) return
    checklists.value = lists.services
    pages.value = handed.items
    report.value = found
    for (const page of handed.items) if (!page.inspected) void wait(page)
  }

  async function wait(page: Schemas['Page']): Promise<void> {
    const key = `${page.item}/${page.side}/${page.added}`
    if (waitingFor.has(key)) return
    waitingFor.add(key)
    try {
      await inspected({ filing: id, item: page.item, side: page.side }, leaving.signal)
      await look()
    } catch {
      // The next look asks again.
    } finally {
      waitingFor.delete(key)
    }
  }

  function change(next: Declaration): void {
    mine.value = next
    state.saving = 'typing'
    clearTimeout(timer)
    timer = setTimeout(() => void save(), pause)
  }
  function edit(path: string, value: Value | undefined): void {
    if (mine.value) change({ ...mine.value, form: withValue(mine.value.form, path, value) })
  }
  function answer(fact: string, value: Answer | null): Promise<void> {
    if (mine.value) change({ ...mine.value, answers: withAnswer(mine.value.answers, fact, value) })
    return save()
  }

  /** One save at a time; what was typed meanwhile is saved after it. */
  async function save(): Promise<void> {
    clearTimeout(timer)
    if (saving) {
      await saving
      if (state.saving === 'typing') await save()
      return
    }
    saving = send().finally(() => (saving = null))
    await saving
  }

  async function send(): Promise<void> {
    const sent = mine.value
    if (!sent || state.saving === 'saved') return
    state.saving = 'saving'
    try {
      const saved = await saveDeclaration(id, version, sent)
      changes++
      filing.value = saved.value
      version = saved.version
      base = sent
      again = 1000
      state.no = null
      state.saving = mine.value === sent ? 'saved' : 'typing'
      if (state.saving === 'typing') timer = setTimeout(() => void save(), pause)
      await look().catch(() => undefined)
    } catch (no) {
      await refused(no)
    }
  }

  async function refused(no: unknown): Promise<void> {
    const stale = no instanceof Problem && no.status === 412
    if (stale) {
      // Someone (or a page handed in) was faster: their changes and ours together, then once more.
      await pull().catch(() => undefined)
      state.saving = 'typing'
      timer = setTimeout(() => void save(), 50)
    } else if (no instanceof Problem && no.mayPass) {
      state.saving = 'waiting'
      timer = setTimeout(() => void save(), (no.retryAfter ?? 0) * 1000 || (again = Math.min(again * 2, 30_000)))
    } else {
      state.saving = 'refused'
      state.no = no
    }
  }

  /** Something that needs the present version; once more where it was not. */
  async function act(doing: (version: string) => Promise<{ value: Schemas['Filing']; version: string }>): Promise<void> {
    await save()
    try {
      const done = await doing(version)
      changes++
      filing.value = done.value
      version = done.version
    } catch (no) {
      if (!(no instanceof Problem) || no.status !== 412) throw no
      await pull()
      const done = await doing(version)
      changes++
      filing.value = done.value
      version = done.version
    }
    await look().catch(() => undefined)
  }

  const header = (version: string, key: string) => ({ 'If-Match': version, 'Idempotency-Key': key })
  const submit = (): Promise<void> => {
    const key = newKey()
    return act((at) => toldWithVersion(api.POST('/filings/{filing}/submission', { params: { path: { filing: id }, header: header(at, key + at.replace(/\W/g, '')) } })))
  }
  const move = (body: Schemas['Action']): Promise<void> => {
    const key = newKey()
    return act((at) => toldWithVersion(api.POST('/filings/{filing}/actions', { params: { path: { filing: id }, header: header(at, key + at.replace(/\W/g, '')) }, body })))
  }
  const removePages = (item: string): Promise<void> => {
    const key = newKey()
    return act((at) => toldWithVersion(api.DELETE('/filings/{filing}/pages/{item}', { params: { path: { filing: id, item }, header: header(at, key + at.replace(/\W/g, '')) } })))
  }

  const answerLetter = (material: string, service: number, answers: Record<string, string>): Promise<void> => {
    const key = newKey()
    return act((at) => toldWithVersion(api.PUT('/filings/{filing}/letters/{material}', { params: { path: { filing: id, material }, query: { service }, header: header(at, key + at.replace(/\W/g, '')) }, body: { answers } })))
  }

  return { id, filing, mine, checklists, pages, report, state, isSaved, load, look, edit, answer, save, submit, move, removePages, answerLetter, pull, leave: () => leaving.abort() }
}

export type FilingState = ReturnType<typeof make>

const current = shallowRef<FilingState | null>(null)

/** The filing of this page; going from page to page keeps what is typed. */
export function useFiling(id: string): FilingState {
  const kept = current.value?.id === id ? current.value : null
  const found = kept ?? make(id)
  current.value = found
  // Come back to it (from another page, from logging in again): what is new there, and what was not saved yet.
  if (kept?.state.loaded) void kept.pull().then(kept.look).then(kept.save).catch(() => undefined)
  else void found.load()
  return found
}

export const forgetFiling = (): void => void (current.value = null)

// Leaving the browser's page with something unsaved is asked about; back on the network it is saved at once.
window.addEventListener('beforeunload', (event) => {
  if (current.value && !current.value.isSaved.value) event.preventDefault()
})
window.addEventListener('online', () => void current.value?.save())
watch(current, (_, before) => {
  before?.leave()
  void before?.save()
})
