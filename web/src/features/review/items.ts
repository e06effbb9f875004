// What is there to decide on, in which order, and what belongs to it?
import type { Schemas } from '@/api/client'

export type Filing = Schemas['Filing']
export type Page = Schemas['Page']
export type GateFinding = Schemas['GateReport']['findings'][number]
export type Decided = 'open' | 'accepted' | 'returned'
export interface Decision {
  decided: Decided
  reason?: string
  text?: string
}
export type FilingItem = Filing['items'][number]

/** `service_head.1.id_card`: whose it is, of which service, which document. `fields.services[0]`: a group of the form. */
export interface ItemName {
  owner: string
  nth: number
  material?: string
  group?: string
}
export function parseItem(item: string): ItemName {
  const fields = /^fields\.(\w+)(?:\[(\d+)\])?$/.exec(item)
  if (fields) return { owner: fields[1] ?? '', nth: Number(fields[2] ?? 0), group: fields[1] ?? '' }
  const [owner = '', ...rest] = item.split('.')
  const nth = rest.length > 1 ? Number(rest[0]) : 0
  return { owner, nth, material: rest[rest.length - 1] ?? '' }
}

const order = ['fields.subject', 'subject', 'fields.legal_representative', 'fields.head', 'head', 'fields.services', 'service', 'service_head', 'domain', 'fields.filing']
const place = (item: string): number => {
  const name = parseItem(item)
  const at = order.indexOf(name.group ? `fields.${name.group}` : name.owner)
  return at < 0 ? order.length : at
}
/** Subject first, then its head, then one service after the other: what is compared stands together. */
export function inOrder<T extends { item: string }>(items: readonly T[]): T[] {
  const ofService = (item: string): boolean => /^(service|domain|fields\.services)/.test(item)
  const rank = (item: string): number[] => [ofService(item) ? 1 : 0, ofService(item) ? parseItem(item).nth : 0, place(item)]
  return [...items].sort((a, b) => {
    const [left, right] = [rank(a.item), rank(b.item)]
    for (let n = 0; n < left.length; ++n) if (left[n] !== right[n]) return (left[n] ?? 0) - (right[n] ?? 0)
    return a.item.localeCompare(b.item)
  })
}

/** Front before back, page 2 before page 10. */
const sideRank = (side: string): number => (side === 'back' ? 1 : Number(/^page-(\d+)$/.exec(side)?.[1] ?? 0))
const inSideOrder = (pages: readonly Page[]): Page[] => [...pages].sort((a, b) => a.item.localeCompare(b.item) || sideRank(a.side) - sideRank(b.side))

/** The pages of a document; of a group of the form those of the same holder, to be compared with. */
export function pagesOf(item: string, handedIn: readonly Page[]): Page[] {
  const pages = inSideOrder(handedIn)
  const name = parseItem(item)
  if (!name.group) return pages.filter((page) => page.item === item)
  const own = pages.filter((page) => parseItem(page.item).owner === name.group)
  // A person files with the card of the head: they are one.
  if (name.group === 'subject' && own.length === 0) return pages.filter((page) => parseItem(page.item).owner === 'head')
  const owners: Record<string, string[]> = { subject: ['subject'], head: ['head'], legal_representative: ['subject'], services: ['domain', 'service', 'service_head'] }
  return pages.filter((page) => {
    const owner = parseItem(page.item)
    return (owners[name.group ?? ''] ?? []).includes(owner.owner) && owner.nth === name.nth
  })
}

/** What lies before the reviewer of an item: with a live check the document whose portrait the person was held against. */
export function shownWith(item: string, handedIn: readonly Page[]): Page[] {
  if (!item.endsWith('.face_verification')) return pagesOf(item, handedIn)
  const { owner, nth } = parseItem(item)
  // Identity documents have sides, letters have pages.
  const documents = inSideOrder(handedIn).filter((page) => !page.side.startsWith('page-'))
  const own = documents.filter((page) => parseItem(page.item).owner === owner && parseItem(page.item).nth === nth)
  return own.length ? own : documents.filter((page) => parseItem(page.item).owner === 'head')
}

/** What is said of the filing as a whole, or of something nobody decides on, is seen with the order, else with the first item. */
export function settled(findings: readonly GateFinding[], items: readonly { item: string }[]): GateFinding[] {
  const known = new Set(items.map((one) => one.item))
  const home = known.has('fields.filing') ? 'fields.filing' : items[0]?.item
  return findings.map((finding) => (known.has(finding.item) || home === undefined ? finding : { ...finding, item: home }))
}

/** The next item that is open: after this one, then from the start; this one where none is. */
export function nextOpen(item: string, items: readonly { item: string; decided: Decided }[]): string {
  const at = items.findIndex((one) => one.item === item)
  const after = [...items.slice(at + 1), ...items.slice(0, Math.max(at, 0))]
  return after.find((one) => one.decided === 'open')?.item ?? item
}

/** How often each item was returned so far. */
export function timesReturned(history: readonly Schemas['Event'][]): Map<string, number> {
  const times = new Map<string, number>()
  let returned = new Set<string>()
  for (const event of history) {
    if (event.action === 'return_item') for (const item of event.items ?? []) returned.add(item)
    if (event.action === 'reopen_item' || event.action === 'accept_item') for (const item of event.items ?? []) returned.delete(item)
    // Only what went out to the applicant counts.
    if (event.action !== 'return') continue
    for (const item of returned) times.set(item, (times.get(item) ?? 0) + 1)
    returned = new Set()
  }
  return times
}
