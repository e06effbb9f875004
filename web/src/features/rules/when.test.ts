import { describe, expect, it } from 'vitest'
import { telling, whenInWords, type Fact, type Spoken } from './when'

const name = (zh: string) => ({ zh, en: zh })
const facts: Fact[] = [
  { fact: 'subject.kind', type: 'choice', ask: name('主办者是什么?'), means: name(''), values: [{ value: 'person', name: name('个人') }, { value: 'government', name: name('政府机关') }] },
  { fact: 'head.age', type: 'number', ask: name('负责人几岁\uFF1F'), means: name(''), values: [] },
]
const spoken: Spoken = { say: (words) => words.zh, word: (token) => ({ not: '不是', at_least: '至少', any: '任一:' })[token], truth: (holds) => (holds ? '是' : '否') }

describe('a condition', () => {
  it('is said in the words of its fact, with its question where the value does not speak for itself', () => {
    expect(whenInWords('subject.kind: not [person, government]', facts, spoken)).toBe('不是 个人, 政府机关')
    expect(whenInWords('head.age: at_least 16', facts, spoken)).toBe('负责人几岁: 至少 16')
    expect(whenInWords('domain.many: true', facts, spoken)).toBe('domain.many: 是')
  })
  it('of several is taken apart', () => expect(whenInWords('any [ head.age: at_least 16 | subject.kind: person ]', facts, spoken)).toBe('任一: 负责人几岁: 至少 16 / 个人'))
  it('that all rules of a province share is left out', () => expect(telling(['filing.province: beijing', 'subject.kind: person', 'filing.province: not [hebei]'])).toEqual(['subject.kind: person', 'filing.province: not [hebei]']))
})
