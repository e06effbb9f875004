// What stands in the queue, and how old is it?
import type { Schemas } from '@/api/client'

export type Summary = Schemas['FilingSummary']
export type Stage = Schemas['Stage']
export type Tab = 'waiting' | 'mine' | 'returned' | 'overdue' | 'after'
export const tabs: readonly Tab[] = ['waiting', 'mine', 'returned', 'overdue', 'after']

/** In the provider's hands: what may be overdue there. */
export const withUs: readonly Stage[] = ['waiting', 'reviewing', 'second_look', 'second_reviewing', 'to_hand_over']
/** Reviewed, and not at its end: handed over, confirmed and answered by whoever works here. */
export const afterReview: readonly Stage[] = ['to_hand_over', 'sms_verification', 'authority_review', 'rejected', 'lapsed']

export interface Filter {
  stage: string
  province: string
  kind: string
  text: string
}
export const noFilter: Filter = { stage: '', province: '', kind: '', text: '' }

export function filtered(rows: readonly Summary[], filter: Filter): Summary[] {
  const text = filter.text.trim().toLowerCase()
  return rows.filter(
    (row) =>
      (!filter.stage || row.stage === filter.stage) &&
      (!filter.province || row.province === filter.province) &&
      (!filter.kind || row.kind === filter.kind) &&
      (!text || [row.filing, row.owner, row.claimed_by ?? ''].some((value) => value.toLowerCase().includes(text))),
  )
}

export const isOverdue = (row: Summary, now: Date): boolean => row.due !== undefined && new Date(row.due) < now
/** Less than a quarter of a day is left. */
export const isPressing = (row: Summary, now: Date): boolean =>
  row.due !== undefined && !isOverdue(row, now) && new Date(row.due).getTime() - now.getTime() < 6 * 3_600_000

/** The values that occur, most frequent first: what a filter offers. */
export function occurring<K extends 'stage' | 'province' | 'kind'>(rows: readonly Summary[], key: K): Summary[K][] {
  const counts = new Map<Summary[K], number>()
  for (const row of rows) counts.set(row[key], (counts.get(row[key]) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value)
}

/** The next row from `at`, without leaving the list. */
export const stepped = (at: number, by: number, length: number): number => (length === 0 ? -1 : Math.min(Math.max(at + by, 0), length - 1))
