import { describe, expect, it } from 'vitest'
import { found, textOf, valueOf } from './facts'

describe('a fact', () => {
  it('is taken as its type wants it, or not at all', () => {
    expect(valueOf({ fact: 'a', type: 'bool' }, 'false')).toBe(false)
    expect(valueOf({ fact: 'a', type: 'number' }, '17')).toBe(17)
    expect(valueOf({ fact: 'a', type: 'number' }, '1.5')).toBeUndefined()
    expect(valueOf({ fact: 'a', type: 'list' }, ['blog'])).toEqual(['blog'])
    expect(valueOf({ fact: 'a', type: 'choice' }, '')).toBeUndefined()
  })
  it('is shown as it was given', () => expect([textOf(undefined), textOf(false), textOf(['a', 'b'])]).toEqual(['', 'false', 'a,b']))
  it('is found by its values too', () => {
    const fact = { fact: 'subject.kind', type: 'choice' as const, ask: { zh: '主办者?', en: 'Who?' }, means: { zh: '', en: '' }, values: [{ value: 'person', name: { zh: '个人', en: 'person' } }] }
    expect([found(fact, '个人'), found(fact, 'KIND who'), found(fact, '域名')]).toEqual([true, true, false])
  })
})
