import { describe, expect, it } from 'vitest'
import { toLines, withAnswer } from './answers'

describe('answers', () => {
  it('are sent as lines, without what the filing says itself', () => {
    expect(toLines({ 'filing.province': 'beijing', 'head.residency': 'mainland', 'service.content': ['blog', 'forum'], 'subject.shell': false })).toEqual([
      'head.residency=mainland',
      'service.content=blog,forum',
      'subject.shell=false',
    ])
  })

  it('replace one another, and are taken back', () => {
    const lines = ['head.age=17', 'subject.shell=false']
    expect(withAnswer(lines, 'head.age', 30)).toEqual(['subject.shell=false', 'head.age=30'])
    expect(withAnswer(lines, 'head.age', null)).toEqual(['subject.shell=false'])
  })
})
