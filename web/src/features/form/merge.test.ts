import { describe, expect, it } from 'vitest'
import { merged, mergedLines } from './merge'

describe('two who change one form', () => {
  const base = { head: { name: '样本甲', email: 'a@example.cn' }, services: [{ name: '旧名' }] }

  it('both keep what they changed', () => {
    const mine = { ...base, head: { name: '样本乙', email: 'a@example.cn' } }
    const theirs = { ...base, head: { name: '样本甲', email: 'b@example.cn' } }
    expect(merged(base, mine, theirs)).toEqual({ ...base, head: { name: '样本乙', email: 'b@example.cn' } })
  })

  it('what was typed here stays where both changed the same field', () => {
    const mine = { ...base, services: [{ name: '我的' }] }
    const theirs = { ...base, services: [{ name: '他的' }] }
    expect(merged(base, mine, theirs)).toMatchObject({ services: [{ name: '我的' }] })
  })

  it('a field taken out here does not come back', () => {
    expect(merged(base, { services: [{ name: '旧名' }] }, base)).toEqual({ services: [{ name: '旧名' }] })
  })

  it('answers join', () => {
    expect(mergedLines(['a=1'], ['a=1', 'b=2'], ['a=3'])).toEqual(['a=3', 'b=2'])
  })
})
