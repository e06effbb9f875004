import { describe, expect, it } from 'vitest'
import { domainToWrite, findingsAt, suggestionFor, wrongOn, type GateFinding } from './suggest'

const finding = (check: string, answer: string, field = 'head.mobile'): GateFinding => ({
  item: 'fields.head', field, check, answer, severity: 'block', message: { zh: '', en: '' }, way_out: { zh: '', en: '' }, reasons: [],
})

describe('a suggestion', () => {
  it('is what the server read on the document, where the two differ', () => {
    expect(suggestionFor({ ...finding('gate.read', 'name'), suggest: '样本丙' }, '样本丁')).toBe('样本丙')
    expect(suggestionFor({ ...finding('gate.read', 'name'), suggest: '样本丙' }, '样本丙')).toBeUndefined()
    expect(suggestionFor(finding('gate.read', 'name'), '样本丁')).toBeUndefined()
  })

  it('mends how something is written', () => {
    expect(suggestionFor(finding('form.format', 'mobile'), '+86 138-0013-8000')).toBe('13800138000')
    expect(suggestionFor(finding('form.domain', 'www'), 'www.example.cn')).toBe('example.cn')
    expect(suggestionFor(finding('form.format', 'url'), 'www.example.cn')).toBe('https://www.example.cn')
  })

  it('is none where nothing better is known', () => {
    expect(suggestionFor(finding('form.format', 'mobile'), '12')).toBeUndefined()
    expect(suggestionFor(finding('form.people', 'own_head'), 'x')).toBeUndefined()
  })

  it('is not asked of a question that is spelt like a field', () => {
    const all = [finding('gate.rules', 'question', 'subject.name'), finding('form.field', 'missing', 'subject.name'), finding('form.field', 'long', 'subject.name')]
    expect(findingsAt(all, 'subject.name').map((one) => one.answer)).toEqual(['missing', 'long'])
    expect(wrongOn(all, 'subject')).toBe(1)
  })

  it('stands at its field and at one value of several', () => {
    const all = [finding('a', 'b', 'services[0].url[1]'), finding('a', 'c', 'services[0].url'), finding('a', 'd', 'services[0].domains[0].name')]
    expect(findingsAt(all, 'services[0].url').map((one) => one.answer)).toEqual(['b', 'c'])
    expect(findingsAt(all, 'services[0].domains')).toEqual([])
  })

  it('writes the domain name of the certificate over the only one that was typed, else beside them', () => {
    const differs = { ...finding('gate.read', 'domain', 'services[0].domains'), suggest: 'example.cn' }
    expect(domainToWrite(differs, 1)).toEqual({ at: 0, value: 'example.cn' })
    expect(domainToWrite(differs, 3)).toEqual({ at: 3, value: 'example.cn' })
    expect(domainToWrite(finding('gate.read', 'registrant', 'services[0].domains'), 1)).toBeUndefined()
  })
})
