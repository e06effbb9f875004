// What does each move of a whole filing need, and may it be made at once?
import type { Schemas } from '@/api/client'

export type Kind = Schemas['ActionKind']
export type Need = 'reason' | 'text' | 'person' | 'numbers' | 'account'
export interface MoveShape {
  needs: readonly Need[]
  /** The applicant is told, or the authority: held for ten seconds, since it cannot be untold. */
  told: boolean
}

const shapes: Partial<Record<Kind, MoveShape>> = {
  claim: { needs: [], told: false },
  release: { needs: [], told: false },
  pass_on: { needs: ['account'], told: false },
  ask: { needs: ['text'], told: false },
  pass: { needs: [], told: true },
  return: { needs: [], told: true },
  hand_over: { needs: [], told: true },
  recheck: { needs: ['reason'], told: true },
  confirm_sms: { needs: ['person'], told: false },
  rearm_sms: { needs: ['person'], told: false },
  lapse: { needs: ['reason'], told: true },
  grant: { needs: ['numbers'], told: true },
  reject: { needs: ['reason'], told: true },
  cancel: { needs: ['reason'], told: true },
}
export const isBeingReviewed = (stage: Schemas['Stage']): boolean => stage === 'reviewing' || stage === 'second_reviewing'

/** Returned during a review it is its items that say why; later it needs a reason of its own. */
export function shapeOf(kind: Kind, stage: Schemas['Stage']): MoveShape | undefined {
  if (kind === 'return' && !isBeingReviewed(stage)) return { needs: ['reason'], told: true }
  return shapes[kind]
}

/** The moves of the whole filing that this page makes; those on items have keys of their own. */
export function wholeMoves(possible: Schemas['Filing']['possible'], stage: Schemas['Stage']): Schemas['Filing']['possible'] {
  const during = isBeingReviewed(stage)
  // While items are decided on, passing and returning have their own place at the end.
  return possible.filter(({ action }) => shapes[action] !== undefined && !(during && (action === 'pass' || action === 'return')))
}

export interface Given {
  reason?: string
  text?: string
  person?: string
  numbers?: string
  account?: string
}
const isPerson = (text: string | undefined): text is Schemas['Person'] => text === 'head' || text === 'service_head' || text === 'legal_representative'

export function actionOf(kind: Kind, given: Given): Schemas['Action'] {
  const numbers = (given.numbers ?? '').split(/[\s,,、]+/).filter(Boolean)
  return {
    action: kind,
    ...(given.reason ? { reason: given.reason } : {}),
    ...(given.text?.trim() ? { text: given.text.trim() } : {}),
    ...(isPerson(given.person) ? { person: given.person } : {}),
    ...(numbers.length ? { numbers } : {}),
    ...(given.account?.trim() ? { account: given.account.trim() } : {}),
  }
}

/** Whether what it needs is there; the server has the last word. */
export function isComplete(shape: MoveShape | undefined, given: Given): boolean {
  return (shape?.needs ?? []).every((need) => (need === 'reason' ? Boolean(given.reason || given.text?.trim()) : need === 'numbers' ? true : Boolean(given[need]?.trim())))
}
