import { describe, expect, it } from 'vitest'
import { comparable, groupAt, pathOf, rowsOf, textOf } from './compare'
import type { GateFinding, Page } from './items'

const read = (value: string) => ({ value, confidence: 0.98, region: [0, 0, 1, 1] })
const card: Page = {
  item: 'head.id_card', side: 'front', material: 'id_card', media_type: 'image/jpeg', bytes: 1, added: '2026-03-01T00:00:00Z', inspected: true,
  fields: { name: read('样本丙'), id_number: { ...read('11010519491231002X'), verified_by: 'check_digit' }, sex: read('F') },
}
const form = {
  subject: { name: '样本科技(北京)有限公司' },
  head: { name: '样本丁', certificate_number: '11010519491231002x', mobile: '13800138000' },
  services: [{ name: '样本读书', contents: ['1', '2'], head: { name: '样本戊' }, domains: [{ name: 'example.cn' }] }],
}
const finding: GateFinding = {
  item: 'head.id_card', field: 'head.name', check: 'gate.read', answer: 'name', severity: 'block', reasons: ['mismatch-name'],
  message: { zh: '名称和证件上的不一样。', en: 'The name differs.' }, way_out: { zh: '', en: '' },
}

describe('declared and read', () => {
  it('stand in one line, with the verdict of the server', () => {
    const rows = rowsOf('head.id_card', [card], form, [finding])
    expect(rows.map((row) => [row.field, row.declared, row.read?.value, row.state])).toEqual([
      ['name', '样本丁', '样本丙', 'differs'],
      ['id_number', '11010519491231002x', '11010519491231002X', 'same'],
      ['sex', undefined, 'F', 'read'],
    ])
    expect(rows[0]?.finding).toBe(finding)
  })

  it('say what one person declares twice only once, and a difference always', () => {
    const twice = { head: { mobile: '13800138000', email: 'c@example.cn' }, services: [{ head: { mobile: '13800138000', email: 'd@example.cn' } }] }
    expect(rowsOf('fields.services[0]', [], twice, []).map((row) => [row.path, row.repeated])).toEqual([
      ['services[0].head.mobile', true],
      ['services[0].head.email', undefined],
    ])
    expect(rowsOf('fields.head', [], twice, []).some((row) => row.repeated)).toBe(false)
  })

  it('of a group of the form shows every value, paired where a page shows it', () => {
    expect(rowsOf('fields.head', [card], form, []).map((row) => [row.path, row.state])).toEqual([
      ['head.name', 'differs'],
      ['head.certificate_number', 'same'],
      ['head.mobile', 'declared'],
    ])
  })

  it('of a person who files are held against the card of the head, who is the same', () => {
    const own = { subject: { name: '样本丙', remark: '读书' } }
    expect(rowsOf('fields.subject', [card], own, []).map((row) => [row.path, row.state])).toEqual([['subject.name', 'same'], ['subject.remark', 'declared']])
  })

  it('of a service goes into its groups', () => {
    expect(rowsOf('fields.services[0]', [], form, []).map((row) => row.path)).toEqual([
      'services[0].name', 'services[0].contents', 'services[0].head.name', 'services[0].domains[0].name',
    ])
  })

  it('takes a certificate for any domain of its service', () => {
    const page: Page = { ...card, item: 'domain.domain_certificate', material: 'domain_certificate', fields: { domain: read('Example.cn') } }
    expect(rowsOf(page.item, [page], form, [])[0]).toMatchObject({ declared: 'example.cn', state: 'same' })
  })
})

describe('a text', () => {
  it('compares without the ways of typing', () => expect(comparable('样本（北京） 有限公司')).toBe(comparable('样本(北京)有限公司')))
  it('of several values is one', () => expect([textOf(['1', '2']), textOf([]), textOf(''), textOf(true)]).toEqual(['1、2', undefined, undefined, 'true']))
  it('is found by its path', () => {
    expect(pathOf('service_head.1.id_card')).toBe('services[1].head')
    expect(groupAt(form, 'services[0].head')).toEqual({ name: '样本戊' })
    expect(groupAt(form, 'services[3].head')).toEqual({})
  })
})
