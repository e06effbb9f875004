import { describe, expect, it } from 'vitest'
import { byMonth, hoursAt, readable, share, summed, ticks, type Month } from './charts'

const month = (name: string, count: number, more: Partial<Month> = {}): Month => ({ month: '2026-03', what: 'returned', name, count, ...more })

describe('a scale', () => {
  it('ends at or above the largest value, in round steps', () => {
    expect(ticks(17)).toEqual([0, 5, 10, 15, 20])
    expect(ticks(4)).toEqual([0, 1, 2, 3, 4])
    expect(ticks(0.3)).toEqual([0, 0.1, 0.2, 0.3])
    expect(ticks(0)).toEqual([0, 1])
    expect(ticks(1, 1)).toEqual([0, 1])
    // Written with one digit, finer steps would bear the same number twice.
    expect(ticks(0.2, 0.1)).toEqual([0, 0.1, 0.2])
  })
  it('gives each value its share', () => expect([share(5, [0, 5, 10]), share(20, [0, 10]), share(0, [0, 1])]).toEqual([0.5, 1, 0]))
})

describe('counts', () => {
  it('are summed over months, the rest in one bar', () => {
    const months = [month('a', 2), month('b', 5), month('a', 4, { month: '2026-04' }), month('c', 1), month('x', 9, { what: 'overruled' })]
    expect(summed(months, 'returned', 2, '其他')).toEqual([{ name: 'a', value: 6 }, { name: 'b', value: 5 }, { name: '其他', value: 1 }])
  })
  it('become hours at a stage', () => {
    const months = [month('waiting', 1, { what: 'stage', seconds: 3600 }), month('waiting', 3, { what: 'stage', seconds: 3 * 7200 })]
    expect(hoursAt(months)).toEqual([{ name: 'waiting', value: 1.75 }])
  })
  it('become minutes where hours would all be nothing', () => {
    expect(readable([{ name: 'waiting', value: 0.5 }])).toEqual({ unit: 'minute', bars: [{ name: 'waiting', value: 30 }] })
    expect(readable([{ name: 'waiting', value: 1.5 }, { name: 'draft', value: 0.1 }]).unit).toBe('hour')
  })
  it('of a month without any are nothing, not left out', () => {
    const months = [month('a', 2, { month: '2025-12' }), month('a', 3, { month: '2026-02' })]
    expect(byMonth(months, 'returned')).toEqual([{ name: '2025-12', value: 2 }, { name: '2026-01', value: 0 }, { name: '2026-02', value: 3 }])
  })
})
