// What does the wizard remember over a reload? Facts about the filing alone: no name, no number of anyone ever comes here.
import type { Answers } from '@/api/answers'

export interface Kept {
  answers: Answers
  /** Facts in the order in which they were answered. */
  order: string[]
  skipped: string[]
  /** Under which the filing begins once, however often it is tried. */
  key: string
}

const name = 'beian.wizard'

export function parseKept(text: string | null, key: string): Kept {
  const empty = { answers: {}, order: [], skipped: [], key }
  try {
    const kept: unknown = JSON.parse(text ?? '')
    if (!isKept(kept)) return empty
    return kept
  } catch {
    return empty
  }
}

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && 'answers' in value && typeof value.answers === 'object' && value.answers !== null &&
  'order' in value && Array.isArray(value.order) && 'skipped' in value && Array.isArray(value.skipped) && 'key' in value && typeof value.key === 'string'

export const loadKept = (key: string): Kept => parseKept(localStorage.getItem(name), key)
export const keep = (kept: Kept): void => localStorage.setItem(name, JSON.stringify(kept))
export const forgetKept = (): void => localStorage.removeItem(name)
