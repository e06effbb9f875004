// What did another fact change in the checklist?
import type { Schemas } from '@/api/client'

export type Checklist = Schemas['Checklist']
export type ListItem = Checklist['items'][number]
export type Change = 'new' | 'gone' | 'other'

export const keyOf = (item: Pick<ListItem, 'material' | 'of'>): string => `${item.of}.${item.material}`

export interface Shown {
  item: ListItem
  change?: Change
}

/** The items now, marked where they are new or weigh otherwise, and those that fell away. */
export function compared(before: Checklist | null, now: Checklist): Shown[] {
  const old = new Map(before?.items.map((item) => [keyOf(item), item]))
  const shown = now.items.map((item): Shown => {
    const was = old.get(keyOf(item))
    if (!before || (was && was.necessity === item.necessity && was.accepts.join() === item.accepts.join())) return { item }
    return { item, change: was ? 'other' : 'new' }
  })
  const kept = new Set(now.items.map(keyOf))
  const gone = (before?.items ?? []).filter((item) => !kept.has(keyOf(item))).map((item): Shown => ({ item, change: 'gone' }))
  return [...shown, ...gone]
}

/** Rules that speak now and did not before. */
export const newlySaid = (before: readonly { rule: string }[] | undefined, now: readonly { rule: string }[]): Set<string> =>
  new Set(before ? now.map((one) => one.rule).filter((rule) => !before.some((old) => old.rule === rule)) : [])
