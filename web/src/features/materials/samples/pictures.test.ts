import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { samples as en } from '@/i18n/en/applicant/samples'
import { samples as zh } from '@/i18n/zh-CN/applicant/samples'
import { faults, faultsOf, goodOf } from './pictures'

describe('the sample pictures', () => {
  it('show a good photo, and beside it every fault of a card', () => {
    expect(goodOf('id_card', 'front')).toMatch(/id_card-front.*\.jpg/)
    expect(faultsOf('id_card', 'front').map((one) => one.fault)).toEqual(['blurred', 'glare', 'cut', 'small', 'dark', 'copy', 'screen'])
    expect(faultsOf('handheld_id_photo', 'front').map((one) => one.fault)).toEqual(['covered', 'far'])
  })

  it('lend their faults: a card those of a card, a sheet those of a sheet', () => {
    expect(faultsOf('hmt_travel_permit', 'back')[0]?.src).toContain('id_card-front-blurred')
    expect(faultsOf('domain_certificate', 'page-1')[0]?.src).toContain('business_license-front-blurred')
    expect(goodOf('legal_rep_id', 'back')).toContain('id_card-back')
  })

  it('are none where nothing was drawn', () => {
    expect(goodOf('lease_or_property_proof', 'page-1')).toBeUndefined()
    expect(faultsOf('lease_or_property_proof', 'page-1')).toEqual([])
  })

  it('are all shown somewhere, each fault with its words in both languages', () => {
    const shown = new Set<string>()
    for (const file of readdirSync('src/features/materials/samples/pictures')) {
      const [, material = '', side = '', fault] = /^([a-z_]+)-((?:page-)?\w+?)(?:-([a-z]+))?\.jpg$/.exec(file) ?? []
      const there = fault ? faultsOf(material, side).map((one) => one.src) : [goodOf(material, side) ?? '']
      if (there.some((src) => src.includes(file))) shown.add(file)
    }
    expect(shown.size).toBe(readdirSync('src/features/materials/samples/pictures').length)
    for (const words of [zh, en]) expect(faults.filter((fault) => !words.faults[fault].says || !words.faults[fault].shows)).toEqual([])
  })
})
