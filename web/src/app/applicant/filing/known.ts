// What the server says of one filing, and what it looked like when it was last read: saving and moving build on that.
import { shallowRef } from 'vue'
import { api, told, toldWithVersion, type Schemas } from '@/api/client'
import { inspected } from '@/api/inspection'
import { checkOf, mergedDeclaration, readDeclaration, type Declaration } from './declaration'

export function knownFiling(id: string) {
  const filing = shallowRef<Schemas['Filing'] | null>(null)
  const mine = shallowRef<Declaration | null>(null)
  const checklists = shallowRef<Schemas['Checklist'][]>([])
  const pages = shallowRef<Schemas['Page'][]>([])
  const report = shallowRef<Schemas['GateReport'] | null>(null)
  const waitingFor = new Set<string>()
  const leaving = new AbortController()
  let base: Declaration | null = null
  let version = ''
  // What was asked for before a change and answered after it is old news: it is passed over.
  let changes = 0
  let looks = 0

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

  /** It was changed from here: so it stands now, and this declaration is the one that is saved. */
  function changed(now: { value: Schemas['Filing']; version: string }, saved?: Declaration): void {
    changes++
    filing.value = now.value
    version = now.version
    if (saved) base = saved
  }

  return { id, filing, mine, checklists, pages, report, version: () => version, pull, look, changed, leave: () => leaving.abort() }
}

export type Known = ReturnType<typeof knownFiling>
