import { describe, expect, it } from 'vitest'
import { actorOf, footerCode, left, obstaclesOf, stepOf, wayOf } from './stages'

const finding = (item: string, check: string, answer: string, field?: string) => ({ item, check, answer, ...(field ? { field } : {}) })

describe('a filing on its way', () => {
  it('is with whoever has to act', () => {
    expect([actorOf('returned'), actorOf('waiting'), actorOf('sms_verification'), actorOf('authority_review'), actorOf('granted')]).toEqual(['you', 'provider', 'you', 'authority', 'nobody'])
    expect(stepOf('second_look')).toBe('review')
  })

  it('counts what is left of a limit', () => {
    expect(left('2026-11-30T10:00:00Z', Date.parse('2026-11-29T08:30:00Z'))).toEqual({ over: false, days: 1, hours: 1, minutes: 30 })
    expect(left('2026-11-30T10:00:00Z', Date.parse('2026-11-30T10:05:00Z'))).toMatchObject({ over: true, minutes: 5 })
  })

  it('leads from what stands in the way to where it is put right', () => {
    expect(wayOf(finding('head.id_card', 'gate.materials', 'id_card'))).toEqual({ to: 'item', item: 'head.id_card' })
    expect(wayOf(finding('fields.services[1]', 'form.name', 'short', 'services[1].name'))).toEqual({ to: 'field', screen: 'services[1]', field: 'services[1].name' })
    expect(wayOf(finding('head.id_card', 'gate.read', 'name', 'head.name'))).toEqual({ to: 'field', screen: 'head', field: 'head.name' })
    expect(wayOf(finding('filing', 'gate.rules', 'question', 'subject.shell'))).toEqual({ to: 'question', fact: 'subject.shell' })
    expect(wayOf(finding('fields.filing', 'form.format', 'consent', 'filing.consent'))).toEqual({ to: 'consent' })
    expect(wayOf(finding('filing', 'gate.rules', 'content', 'service.content'))).toEqual({ to: 'field', screen: 'services[0]', field: 'services[0].contents' })
    expect(wayOf(finding('filing', 'gate.record', 'open_order'))).toEqual({ to: 'nowhere' })
  })

  it('says once of a screen that fields are empty, and once that questions are open', () => {
    const missing = (field: string) => finding(`fields.${field.split('.')[0] ?? ''}`, 'form.field', 'missing', field)
    const question = (fact: string) => finding('filing', 'gate.rules', 'question', fact)
    const lines = obstaclesOf([question('subject.shell'), question('domain.owner'), missing('head.name'), missing('head.email'), missing('subject.name'), finding('fields.head', 'form.format', 'mobile', 'head.mobile')])
    expect(lines.map((line) => [line.finding.field, line.empty])).toEqual([['subject.shell', 2], ['head.name', 2], ['subject.name', 1], ['head.mobile', 0]])
  })

  it('ends with a number for the foot of the page', () => {
    expect(footerCode('京ICP备12345678号-1')).toContain('https://beian.miit.gov.cn/')
  })
})
