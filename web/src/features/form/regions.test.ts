import { describe, expect, it } from 'vitest'
import { loadRegions } from '@/api/regions'
import { citiesOf, districtsOf, inEnglish, provincesOf, stepsTo } from './regions'

describe('regions', async () => {
  const table = await loadRegions()

  it('lead from the province to the district', () => {
    expect(provincesOf(table)).toHaveLength(31)
    expect(citiesOf(table, '350000').map((place) => place.name)).toContain('福州市')
    expect(districtsOf(table, '350100').map((place) => place.name)).toContain('鼓楼区')
  })

  it('skip levels that only group, and end early where there is none below', () => {
    expect(citiesOf(table, '110000').map((place) => place.name)).toContain('朝阳区')
    expect(citiesOf(table, '410000').map((place) => place.name)).toContain('济源市')
    expect(districtsOf(table, '441900')).toEqual([])
    expect(districtsOf(table, '350100').map((place) => place.name)).not.toContain('市辖区')
  })

  it('find the way back from a code', () => {
    expect(stepsTo(table, '110105')).toEqual({ province: '110000', city: '110105', district: '' })
    expect(stepsTo(table, '350102')).toEqual({ province: '350000', city: '350100', district: '350102' })
    expect(stepsTo(table, '441900')).toEqual({ province: '440000', city: '441900', district: '' })
    expect(stepsTo(table, '')).toEqual({ province: '', city: '', district: '' })
  })

  it('bear an English name beside the one on the certificate, all 31', async () => {
    const { readFile } = await import('node:fs/promises')
    const facts = await readFile('../rules/facts.yaml', 'utf8')
    const provinces = [...facts.slice(facts.indexOf('filing.province:'), facts.indexOf('subject.kind:')).matchAll(/zh: "(.*?)", en: "(.*?)" }/g)].slice(2).map(([, zh = '', en = '']) => ({ name: { zh, en } }))
    const named = inEnglish(provincesOf(table), provinces).map((place) => place.name)
    expect(named[0]).toBe('Beijing 北京市')
    expect(named.filter((name) => !/^[A-Z][A-Za-z ]+ [^A-Za-z]+$/.test(name))).toEqual([])
  })
})
