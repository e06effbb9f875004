import { describe, expect, it } from 'vitest'
import { actionOf, isComplete, shapeOf, wholeMoves, type Given } from './moves'

const named = (action: 'pass' | 'release' | 'note' | 'hand_over') => ({ action, name: { zh: '', en: '' } })

describe('a move of the whole filing', () => {
  it('is offered where it has no place of its own', () => {
    const possible = [named('pass'), named('release'), named('note'), named('hand_over')]
    expect(wholeMoves(possible, 'reviewing').map((one) => one.action)).toEqual(['release', 'hand_over'])
    expect(wholeMoves(possible, 'to_hand_over').map((one) => one.action)).toEqual(['pass', 'release', 'hand_over'])
  })

  it('carries what was given and nothing empty', () => {
    expect(actionOf('grant', { numbers: '京ICP备12345678号-1, 京ICP备12345678号-2', text: ' ' })).toEqual({ action: 'grant', numbers: ['京ICP备12345678号-1', '京ICP备12345678号-2'] })
    expect(actionOf('confirm_sms', { person: 'head' })).toEqual({ action: 'confirm_sms', person: 'head' })
  })

  it('waits for what it needs', () => {
    const complete = (kind: 'reject' | 'pass_on' | 'pass' | 'return', given: Given) => isComplete(shapeOf(kind, 'authority_review'), given)
    expect([complete('reject', {}), complete('reject', { text: '省里说' }), complete('pass_on', { account: '' }), complete('pass', {})]).toEqual([false, true, false, true])
  })

  it('is held where it cannot be untold', () => expect([shapeOf('pass', 'reviewing')?.told, shapeOf('release', 'reviewing')?.told]).toEqual([true, false]))

  it('back to the applicant needs a reason once no items are decided on', () => {
    expect([shapeOf('return', 'reviewing')?.needs, shapeOf('return', 'to_hand_over')?.needs]).toEqual([[], ['reason']])
  })
})
