import { describe, expect, it } from 'vitest'
import { nextLeading, openQuestions, share, type Question } from './questions'

const question = (fact: string, type: Question['type'], decides: string[] = []): Question => ({
  fact, type, decides, ask: { zh: fact, en: fact }, values: [], checks: [],
})

describe('the wizard', () => {
  it('begins with what every filing needs, the province first', () => {
    expect(nextLeading({})).toBe('filing.province')
    expect(nextLeading({ 'filing.province': 'beijing', 'subject.kind': 'person' })).toBe('service.kind')
    expect(nextLeading({ 'filing.province': 'beijing', 'subject.kind': 'person', 'service.kind': 'app', 'filing.kind': 'first' })).toBeUndefined()
  })

  const questions = [question('head.residency', 'choice', ['id_card']), question('service.name', 'text', ['finance_pledge']), question('subject.shell', 'bool')]

  it('asks what decides a document, and never for names', () => {
    expect(openQuestions(questions, {}, [], false).map((one) => one.fact)).toEqual(['head.residency'])
  })

  it('goes on to what may stand in the way only when one wants to', () => {
    expect(openQuestions(questions, { 'head.residency': 'mainland' }, [], false)).toEqual([])
    expect(openQuestions(questions, { 'head.residency': 'mainland' }, [], true).map((one) => one.fact)).toEqual(['subject.shell'])
  })

  it('lets a question be left open', () => {
    expect(openQuestions(questions, {}, ['head.residency'], false)).toEqual([])
  })

  it('knows how far along one is', () => {
    expect(share(3, 1)).toBe(0.75)
    expect(share(0, 0)).toBe(0)
  })
})
