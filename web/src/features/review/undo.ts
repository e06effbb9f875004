// What can be taken back, and for how long? A decision is sent at once, so that it is never lost; taking it back is another move.
import type { Schemas } from '@/api/client'
import type { Decision } from './items'

export const undoSeconds = 10

export interface Undoable {
  item: string
  before: Decision
  now: Decision
  until: number
}

export const remember = (list: readonly Undoable[], one: Omit<Undoable, 'until'>, now: number): Undoable[] => [
  ...list.filter((old) => old.item !== one.item && old.until > now),
  { ...one, until: now + undoSeconds * 1000 },
]

export const stillOpen = (list: readonly Undoable[], now: number): Undoable[] => list.filter((one) => one.until > now)

/** The move that brings the state before back. */
export function restoring({ item, before }: Pick<Undoable, 'item' | 'before'>): Schemas['Action'] {
  if (before.decided === 'open') return { action: 'reopen_item', items: [item] }
  if (before.decided === 'accepted') return { action: 'accept_item', items: [item] }
  return { action: 'return_item', items: [item], ...(before.reason ? { reason: before.reason } : {}), ...(before.text ? { text: before.text } : {}) }
}
