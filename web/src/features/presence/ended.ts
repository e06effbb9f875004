// What is to be said of how a check ended, and may it be tried again?
import { Problem } from '@/api/problem'
import type { Check, Outcome } from './check'

type Finding = NonNullable<Check['findings']>[number]
export type EndKind = 'passed' | 'failed' | 'over' | 'replaced' | 'cut' | 'left' | 'camera' | 'refused'

export interface End {
  kind: EndKind
  /** What stood in the way first. */
  finding: Finding | null
  /** Attempts of today; `null` where nobody knows. */
  left: number | null
  mayTry: boolean
  /** It ended without a verdict: counted all the same, or spared because the network did it. */
  counted: boolean
  spared: boolean
}

const kindOf = (outcome: Outcome): EndKind => {
  if (outcome.how !== 'told') return outcome.how
  const { state } = outcome.check
  // What is open still was not finished: the desk said no word.
  return state === 'open' ? 'left' : state
}

export function endOf(outcome: Outcome): End {
  const kind = kindOf(outcome)
  const spared = kind === 'cut' && (outcome.check?.spared_left ?? 0) > 0
  const left = outcome.check ? outcome.check.attempts_left + (spared ? 1 : 0) : null
  const finding = kind === 'failed' ? (outcome.check?.findings?.find((one) => one.severity === 'block') ?? null) : null
  const counted = !spared && ['over', 'cut', 'left', 'camera'].includes(kind) && outcome.check !== null
  // What the desk refused it refuses again, but where the network did.
  const helps = outcome.how === 'refused' ? outcome.no instanceof Problem && outcome.no.mayPass : kind !== 'passed' && kind !== 'replaced'
  return { kind, finding, left, mayTry: helps && left !== 0, counted, spared }
}
