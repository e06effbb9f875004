import { describe, expect, it } from 'vitest'
import { askNow } from './later'
import type { Question } from './questions'

const question = (fact: string, type: Question['type'] = 'bool', decides: string[] = []): Question => ({ fact, type, decides, ask: { zh: fact, en: fact }, values: [], checks: [] })
const asked = (questions: Question[], form = {}) => askNow(questions, form).map((one) => one.fact)

describe('questions of a filing', () => {
  it('wait for the form where it answers them', () => {
    expect(asked([question('service.name', 'text', ['finance_pledge']), question('head.age', 'number'), question('subject.shell')])).toEqual(['subject.shell'])
  })

  it('are asked at once where they decide a document', () => {
    expect(asked([question('service.content', 'list', ['lawyer_certificate'])])).toEqual(['service.content'])
  })

  it('are asked after all where the form was filled in and did not answer them', () => {
    expect(asked([question('head.age', 'number')], { head: { certificate_type: '7', certificate_number: 'E00000000' } })).toEqual(['head.age'])
  })

  it('are asked once, whatever the number of services', () => {
    expect(asked([question('subject.shell'), question('subject.shell')])).toEqual(['subject.shell'])
  })
})
