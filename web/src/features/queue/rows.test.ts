import { describe, expect, it } from 'vitest'
import { filtered, isOverdue, isPressing, noFilter, occurring, stepped, type Summary } from './rows'

const row = (filing: string, more: Partial<Summary> = {}): Summary => ({
  filing, version: 1, kind: 'first', stage: 'waiting', status: 'submitted', owner: 'o1', province: 'beijing', since: '2026-03-01T00:00:00Z', services: 1, ...more,
})
const now = new Date('2026-03-02T12:00:00Z')

describe('the queue', () => {
  const rows = [row('aa1'), row('bb2', { province: 'hainan', claimed_by: 'r9' }), row('cc3', { province: 'hainan', kind: 'claim' })]

  it('shows what the filters leave', () => {
    expect(filtered(rows, { ...noFilter, province: 'hainan', kind: 'first' }).map((one) => one.filing)).toEqual(['bb2'])
    expect(filtered(rows, { ...noFilter, text: ' R9 ' }).map((one) => one.filing)).toEqual(['bb2'])
    expect(filtered(rows, noFilter)).toHaveLength(3)
  })

  it('offers the values that occur, most frequent first', () => expect(occurring(rows, 'province')).toEqual(['hainan', 'beijing']))

  it('knows what is late and what soon will be', () => {
    expect(isOverdue(row('a', { due: '2026-03-02T11:59:00Z' }), now)).toBe(true)
    expect(isPressing(row('a', { due: '2026-03-02T15:00:00Z' }), now)).toBe(true)
    expect(isPressing(row('a', { due: '2026-03-04T15:00:00Z' }), now)).toBe(false)
    expect(isOverdue(row('a'), now)).toBe(false)
  })

  it('stops at its ends', () => expect([stepped(0, -1, 3), stepped(2, 1, 3), stepped(-1, 1, 3), stepped(0, 1, 0)]).toEqual([0, 2, 0, -1]))
})
