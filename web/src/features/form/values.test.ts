import { describe, expect, it } from 'vitest'
import { filled, valueAt, withValue } from './values'

describe('a form', () => {
  const form = { head: { name: '样本甲' }, services: [{ kind: 'website', domains: [{ name: 'example.cn' }] }] }

  it('is read and changed by path, and never in place', () => {
    expect(valueAt(form, 'services[0].domains[0].name')).toBe('example.cn')
    expect(withValue(form, 'services[0].head.mobile', '13800138000')).toEqual({
      head: { name: '样本甲' },
      services: [{ kind: 'website', domains: [{ name: 'example.cn' }], head: { mobile: '13800138000' } }],
    })
    expect(valueAt(form, 'services[0].head.mobile')).toBeUndefined()
  })

  it('loses what is taken out', () => {
    expect(withValue(form, 'services[0].domains[0]', undefined)).toMatchObject({ services: [{ kind: 'website', domains: [] }] })
    expect(withValue(form, 'head.name', undefined)).toMatchObject({ head: {} })
  })

  it('is sent without what is empty', () => {
    expect(filled({ a: ' ', b: [], c: { d: '' }, e: [{ f: '' }], g: false, h: ' x ' })).toEqual({ e: [{}], g: false, h: 'x' })
  })
})
