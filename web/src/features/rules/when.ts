// A rule's conditions, as a rule keeper writes them, in words.
import type { Schemas } from '@/api/client'

export type Fact = Schemas['Fact']
export interface Spoken {
  say: (words: Schemas['Words']) => string
  /** `not`, `at_least`, `any` …; undefined for what has no word. */
  word: (name: string) => string | undefined
  truth: (holds: boolean) => string
}

/** Conditions that every rule of a province repeats say nothing on its own list. */
export const telling = (when: readonly string[]): string[] => when.filter((line) => !/^filing\.province: \w+$/.test(line))

function valueWords(text: string, fact: Fact | undefined, spoken: Spoken): string {
  if (text === 'true' || text === 'false') return spoken.truth(text === 'true')
  return text.replace(/[a-z][a-z_]*/g, (token) => {
    const value = fact?.values.find((one) => one.value === token)
    return value ? spoken.say(value.name) : (spoken.word(token) ?? token)
  }).replace(/[[\]]/g, '')
}

function lineWords(line: string, facts: readonly Fact[], spoken: Spoken): string {
  const [, name = '', rest = ''] = /^([\w.]+): (.*)$/.exec(line) ?? []
  if (!name) return line
  const fact = facts.find((one) => one.fact === name)
  const value = valueWords(rest, fact, spoken)
  // A named value speaks for itself; a number or a yes needs its question.
  if (fact && fact.type !== 'bool' && fact.values.length > 0) return value
  const asked = fact ? spoken.say(fact.ask).replace(/[?\uFF1F]\s*$/, '') : name
  return `${asked}: ${value}`
}

/** `any [ a | b ]` becomes its parts. */
export function whenInWords(line: string, facts: readonly Fact[], spoken: Spoken): string {
  const [, kind, inside] = /^(any|all|none) \[ (.*) \]$/.exec(line) ?? []
  if (!kind || inside === undefined) return lineWords(line, facts, spoken)
  return `${spoken.word(kind) ?? kind} ${inside.split(' | ').map((part) => lineWords(part, facts, spoken)).join(' / ')}`
}
