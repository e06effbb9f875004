// Which question comes next, and how far along is one?
import type { Answer, Answers } from '@/api/answers'
import type { FactBook } from '@/api/rulebook'
import type { Schemas } from '@/api/client'

export type Question = Schemas['Checklist']['questions'][number]

/** Without these no filing begins, so they come before anything is asked of the rulebook. */
export const leading = ['filing.province', 'subject.kind', 'service.kind', 'filing.kind'] as const

const isUnknown = (answers: Readonly<Answers>, skipped: readonly string[], fact: string): boolean => !(fact in answers) && !skipped.includes(fact)

/** A leading question as the list of facts has it. */
export function leadingQuestion(facts: FactBook, name: string): Question | null {
  const fact = facts.get(name)
  if (!fact) return null
  return { fact: name, ask: fact.ask, means: fact.means, type: fact.type, values: fact.values.map((one) => one.value), decides: [], checks: [] }
}

/** What can be asked before anything is filed: names and numbers of people and services are written into the form later, not here. */
export const askable = (questions: readonly Question[]): Question[] => questions.filter((question) => question.type !== 'text')

export const decisive = (questions: readonly Question[]): Question[] => askable(questions).filter((question) => question.decides.length > 0)

/** The open questions of the present part: those that decide a document, or (`more`) those that only stop what cannot work. */
export function openQuestions(questions: readonly Question[], answers: Readonly<Answers>, skipped: readonly string[], more: boolean): Question[] {
  const asked = more ? askable(questions) : decisive(questions)
  return asked.filter((question) => isUnknown(answers, skipped, question.fact))
}

export const nextLeading = (answers: Readonly<Answers>): string | undefined => leading.find((fact) => !(fact in answers))

/** Between 0 and 1; what was answered against what is still open. It may fall when an answer opens further questions. */
export const share = (done: number, open: number): number => (done + open === 0 ? 0 : done / (done + open))

/** How an answer reads: by the names the rulebook gives its values. */
export function wordOf(facts: FactBook, fact: string, answer: Answer, say: (words: Schemas['Words']) => string, nothing: string): string {
  const known = facts.get(fact)
  const one = (value: string): string => {
    const named = known?.values.find((other) => other.value === value)
    return named ? say(named.name) : value
  }
  if (Array.isArray(answer)) return answer.length ? answer.map(one).join('、') : nothing
  return known?.unit ? `${String(answer)} ${known.unit}` : one(String(answer))
}
