// What must this filing hand in, and how far is each of it?
import type { Schemas } from '@/api/client'
import type { MaterialBook } from '@/api/rulebook'

export type Checklist = Schemas['Checklist']
export type Line = Checklist['items'][number]
export type Page = Schemas['Page']

export interface Item {
  /** `head.id_card`, of a second service `service_head.1.id_card`. */
  id: string
  service: number
  line: Line
}

const ofService: ReadonlySet<Line['of']> = new Set(['service', 'service_head', 'domain'])

/** The lines of all services, each item once: what belongs to the subject is asked for by every checklist. */
export function itemsOf(services: readonly Checklist[]): Item[] {
  const items = new Map<string, Item>()
  services.forEach((list, service) => {
    for (const line of list.items) {
      const id = `${line.of}${service > 0 && ofService.has(line.of) ? `.${service}` : ''}.${line.material}`
      if (!items.has(id)) items.set(id, { id, service, line })
    }
  })
  return [...items.values()]
}

export const pagesOf = (item: string, pages: readonly Page[]): Page[] => pages.filter((page) => page.item === item)

/** Which document it is to be: the one that was handed in, else the one chosen, else the first that counts. (Where there is a choice
 *  the item's own name is only what they have in common: "certificate of the organisation".) */
export const materialOf = (item: Item, pages: readonly Page[], chosen?: string): string =>
  pagesOf(item.id, pages)[0]?.material ?? chosen ?? item.line.accepts[0] ?? item.line.material

/** What a picture turned out to be, where that counts here as well and only the wrong name was given to it. */
export function renamed(item: Item, pages: readonly Page[]): string | undefined {
  const [page] = pagesOf(item.id, pages)
  return page?.document && page.document !== page.material && item.line.accepts.includes(page.document) ? page.document : undefined
}

export const sidesOf = (item: Item, material: string, book: MaterialBook): string[] =>
  material === item.line.material ? item.line.sides : (book.get(material)?.sides.map((side) => side.side) ?? item.line.sides)

/** A letter may go on for pages that the list does not name: those that were handed in. */
export const withFurther = (sides: readonly string[], there: readonly Page[]): string[] => [
  ...sides,
  ...there.map((page) => page.side).filter((side) => /^page-\d+$/.test(side) && !sides.includes(side)).sort((a, b) => Number(a.slice(5)) - Number(b.slice(5))),
]

/** The page that may follow once all before it are there; `undefined`: none may. */
export function nextPage(sides: readonly string[], there: readonly Page[], material?: { most_pages: number }): string | undefined {
  const last = sides[sides.length - 1]
  if (!material || !last || sides.length >= material.most_pages || !sides.every((side) => there.some((page) => page.side === side))) return undefined
  return /^page-\d+$/.test(last) ? `page-${Number(last.slice(5)) + 1}` : undefined
}

export type State = 'done' | 'look' | 'checking' | 'part' | 'missing' | 'person'

export const isPerson = (item: Item): boolean => item.line.material === 'face_verification'

/** `blocked`: whether anything that stands in the way of submitting names this item. */
export function stateOf(item: Item, pages: readonly Page[], sides: readonly string[], blocked: boolean, seen: boolean): State {
  // Seen, but too long ago, or with another document than the one that lies here now.
  if (isPerson(item)) return !seen ? 'person' : blocked ? 'look' : 'done'
  const there = pagesOf(item.id, pages)
  if (there.length === 0) return sides.length === 0 && !blocked ? 'done' : 'missing'
  if (there.some((page) => !page.inspected)) return 'checking'
  if (there.some((page) => page.verdict === 'reject')) return 'look'
  if (sides.some((side) => !there.some((page) => page.side === side))) return 'part'
  return blocked ? 'look' : 'done'
}

/** n of m: what is required, and whatever else was handed in. */
export function countOf(states: readonly { item: Item; state: State }[]): { done: number; all: number } {
  const counted = states.filter(({ item, state }) => item.line.necessity === 'required' || state === 'done')
  return { done: counted.filter(({ state }) => state === 'done').length, all: counted.length }
}
