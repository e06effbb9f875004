import { describe, expect, it } from 'vitest'
import type { Schemas } from '@/api/client'
import { readValues } from './read'

const page = (item: string, fields: Record<string, string>, change: Partial<Schemas['Page']> = {}): Schemas['Page'] => ({
  item, side: 'front', material: 'id_card', document: 'id_card', media_type: 'image/jpeg', bytes: 1, added: '', inspected: true, verdict: 'accept',
  fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value, confidence: 1, region: [0, 0, 9, 9] }])),
  ...change,
})
const values = (pages: Schemas['Page'][], isPerson = true) =>
  Object.fromEntries([...readValues(pages, isPerson, 1, (material) => (material === 'id_card' ? '2' : undefined))].map(([path, read]) => [path, read.value]))

describe('what was read', () => {
  it('fills subject, head and head of the service of someone who files for themselves', () => {
    expect(values([page('head.id_card', { name: '样本甲', address: '样本街1号' })])).toEqual({
      'head.name': '样本甲', 'head.certificate_type': '2', 'subject.name': '样本甲', 'subject.certificate_address': '样本街1号', 'subject.certificate_type': '2',
      'services[0].head.name': '样本甲', 'services[0].head.certificate_type': '2',
    })
  })

  it('of an organisation keeps head and licence apart', () => {
    const licence = page('subject.business_license', { name: '样本科技有限公司', legal_representative: '样本乙' }, { material: 'business_license', document: 'business_license' })
    expect(values([page('head.id_card', { name: '样本甲' }), licence], false)).toEqual({
      'head.name': '样本甲', 'head.certificate_type': '2', 'subject.name': '样本科技有限公司', 'legal_representative.name': '样本乙',
    })
  })

  it('of a refused page counts for nothing', () => {
    expect(values([page('head.id_card', { name: '样本甲' }, { verdict: 'reject' })])).toEqual({})
  })

  it('of the second service goes to the second', () => {
    expect(values([page('domain.1.domain_certificate', { domain: 'example.cn' }, { material: 'domain_certificate' })])).toEqual({ 'services[1].domains[0].name': 'example.cn' })
  })
})
