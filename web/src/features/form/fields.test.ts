import { describe, expect, it } from 'vitest'
import { applies, missingIn, screensOf, type Field, type GroupSpec } from './fields'

const field = (name: string, change: Partial<Field> = {}): Field => ({
  field: name, title: { zh: name, en: name }, format: 'text', required: true, several: false, personal: false, least: 0, most: 10, holder: 'both', kinds: ['first'], services: [], ...change,
})
const group = (name: string, fields: Field[], change: Partial<GroupSpec> = {}): GroupSpec => ({
  group: name, title: { zh: name, en: name }, many: false, least: 1, most: 1, holder: 'both', kinds: ['first'], services: [], fields, groups: [], ...change,
})
const scope = { kind: 'first', isPerson: true } as const

describe('the fields of a form', () => {
  it('are those of this kind, holder and service', () => {
    expect(applies(field('a', { kinds: ['cancel_subject'] }), scope)).toBe(false)
    expect(applies(field('a', { holder: 'organization' }), scope)).toBe(false)
    expect(applies(field('a', { services: ['app'] }), { ...scope, service: 'website' })).toBe(false)
    expect(applies(field('a', { services: ['app'] }), scope)).toBe(true)
  })

  it('make a screen for each group and each service', () => {
    const book = { tables: {}, groups: [group('filing', [field('consent', { format: 'consent' })]), group('head', [field('name')]), group('services', [field('kind')], { many: true })] }
    expect(screensOf(book, scope, { services: [{}, {}] }).map((screen) => screen.path)).toEqual(['head', 'services[0]', 'services[1]'])
  })

  it('are missing where nothing is written, below as well', () => {
    const services = group('services', [field('kind'), field('sdk', { services: ['app'] })], { many: true, groups: [group('head', [field('name')])] })
    expect(missingIn(services, scope, { kind: 'website' })).toBe(1)
    expect(missingIn(services, scope, { kind: 'app', head: { name: '样本甲' } })).toBe(1)
  })
})
