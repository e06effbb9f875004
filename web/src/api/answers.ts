// How are answers to the rulebook's questions kept and sent? A filing keeps them as lines, `head.residency=mainland`.
export type Answer = string | number | boolean | string[]
export type Answers = Record<string, Answer>

/** What the filing itself says: it is no answer to a question. */
const own = new Set(['filing.kind', 'filing.province', 'subject.kind'])

export const toLines = (answers: Readonly<Answers>): string[] =>
  Object.entries(answers)
    .filter(([fact]) => !own.has(fact))
    .map(([fact, answer]) => `${fact}=${Array.isArray(answer) ? answer.join(',') : String(answer)}`)

/** The lines with one answer given, changed or taken back (`null`). */
export function withAnswer(lines: readonly string[], fact: string, answer: Answer | null): string[] {
  const others = lines.filter((line) => factOf(line) !== fact)
  return answer === null ? others : [...others, ...toLines({ [fact]: answer })]
}

export const factOf = (line: string): string => line.slice(0, line.indexOf('='))
export const valueOf = (line: string): string => line.slice(line.indexOf('=') + 1)
