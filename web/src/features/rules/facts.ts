// Facts as they are typed in, and as the server takes them.
import type { Schemas } from '@/api/client'

export type Value = string | number | boolean | string[]
export type Given = Record<string, Value>
export interface Asked {
  fact: string
  type: Schemas['FactType']
}

/** What stands in a field, as a value; undefined where nothing is known. */
export function valueOf({ type }: Asked, text: string | string[]): Value | undefined {
  if (Array.isArray(text)) return text.length ? text : undefined
  if (text === '') return undefined
  if (type === 'bool') return text === 'true'
  if (type !== 'number') return text
  const number = Number(text)
  return Number.isInteger(number) ? number : undefined
}

export const textOf = (value: Value | undefined): string => (value === undefined ? '' : Array.isArray(value) ? value.join(',') : String(value))

/** Every word of the query in the question, its meaning, its name or its values. */
export function found(fact: Schemas['Fact'], query: string): boolean {
  const text = [fact.fact, fact.ask.zh, fact.ask.en, fact.means.zh, fact.means.en, ...fact.values.flatMap((one) => [one.name.zh, one.name.en])].join(' ').toLowerCase()
  return query.toLowerCase().split(/\s+/).every((word) => text.includes(word))
}
