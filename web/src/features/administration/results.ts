// What the authority answered, as a program wrote it: a JSON list.
import type { Schemas } from '@/api/client'

export type AuthorityResult = Schemas['AuthorityResult']
const results = ['granted', 'rejected', 'sms_confirmed', 'sms_lapsed', 'cancelled'] as const

const isResult = (value: unknown): value is AuthorityResult =>
  typeof value === 'object' && value !== null && 'filing' in value && typeof value.filing === 'string' && value.filing !== '' && 'result' in value && results.some((one) => one === value.result)

/** The list, or the place of the first entry that is none; -1 where it is no JSON list at all. */
export function readResults(text: string): { list: AuthorityResult[] } | { wrong: number } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { wrong: -1 }
  }
  if (!Array.isArray(value)) return { wrong: -1 }
  const list: unknown[] = value
  const wrong = list.findIndex((one) => !isResult(one))
  return wrong >= 0 ? { wrong } : { list: list.filter(isResult) }
}
