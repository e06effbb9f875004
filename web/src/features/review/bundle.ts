// Everything one sees of a filing at once; read ahead for the next one, so that nobody waits for it.
import { api, told, toldWithVersion, type Schemas } from '@/api/client'
import { pictureOf } from '@/api/pictures'
import type { Group } from './compare'
import type { Filing, Page } from './items'

export interface Bundle {
  filing: Filing
  version: string
  form: Group
  pages: Page[]
  gate: Schemas['GateReport']
  history: Schemas['Event'][]
}

export const purposeOf = (filing: Pick<Filing, 'stage'> | null): string => (filing?.stage.startsWith('second') ? 'second look' : 'first review')

/** Where it stands comes first: it says for what the rest is looked at, and that stands in the trail. */
export async function loadBundle(id: string): Promise<Bundle> {
  const seen = await toldWithVersion(api.GET('/filings/{filing}', { params: { path: { filing: id }, query: { purpose: 'review' } } }))
  const params = { path: { filing: id }, query: { purpose: purposeOf(seen.value) } }
  const [declaration, pages, gate, history] = await Promise.all([
    told(api.GET('/filings/{filing}/form', { params })),
    told(api.GET('/filings/{filing}/pages', { params })),
    told(api.GET('/filings/{filing}/check', { params: { path: { filing: id } } })),
    told(api.GET('/filings/{filing}/history', { params })),
  ])
  return { filing: seen.value, version: seen.version, form: declaration.form, pages: pages.items, gate, history: history.items }
}

const ahead = new Map<string, { at: number; bundle: Promise<Bundle> }>()
const freshFor = 60_000

/** Reads a filing that the reviewer holds and will open next, and its first pictures. */
export function readAhead(id: string): void {
  if (ahead.has(id)) return
  const bundle = loadBundle(id)
  ahead.set(id, { at: Date.now(), bundle })
  bundle.then(
    ({ filing, pages }) => pages.slice(0, 2).forEach((page) => void pictureOf(id, page, purposeOf(filing)).catch(() => undefined)),
    () => ahead.delete(id),
  )
}

/** What was read ahead, once; a version that is stale by now is refused with the first decision, and read anew. */
export function open(id: string): Promise<Bundle> {
  const early = ahead.get(id)
  ahead.delete(id)
  return early && Date.now() - early.at < freshFor ? early.bundle : loadBundle(id)
}
