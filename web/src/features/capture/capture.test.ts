import { describe, expect, it } from 'vitest'
import type { Page } from '@/api/pages'
import { mayUseAlbum } from './album'
import { cameraNo } from './camera'
import { quadOf } from './corners/found'
import { mayBeCorners, toTell } from './inspection'
import { byteRange } from './limits'
import { aspectOf, mayBeTurned } from './shape'
import { encodeWithin } from './still'

const words = { zh: '', en: '' }
const page = (change: Partial<Page>): Page => ({
  item: 'head.id_card', side: 'front', material: 'id_card', media_type: 'image/jpeg', bytes: 1, added: '', inspected: true, ...change,
})
const finding = (check: string, severity: 'block' | 'fix' | 'warn' | 'info') => ({ check, severity, message: words, advice: words })

describe('a photo', () => {
  const encode = (base: number) => async (quality: number, scale: number) => new Blob([new Uint8Array(Math.round(base * quality * scale * scale))])

  it('is encoded once where it fits', async () => {
    expect((await encodeWithin(encode(1000), { min: 100, max: 2000 })).size).toBe(920)
  })

  it('is encoded leaner, then smaller, until it fits', async () => {
    expect((await encodeWithin(encode(1000), { min: 0, max: 800 })).size).toBe(780)
    expect((await encodeWithin(encode(1000), { min: 0, max: 400 })).size).toBe(348)
  })

  it('is encoded better where it is too small', async () => {
    expect((await encodeWithin(encode(1000), { min: 950, max: 2000 })).size).toBe(970)
  })

  it('may be as large as the narrowest rule says', () => {
    const rule = (value: object, field = 'materials.images') => ({ rule: 'r', because: words, sources: [], confidence: 'high' as const, field, value })
    expect(byteRange([rule({ min_kb: 200, max_mb: 4 }), rule({ max_mb: 8 }), rule({ max_mb: 1 }, 'other')] as never)).toEqual({ min: 204800, max: 4194304 })
    expect(byteRange([])).toEqual({ min: 0, max: 20971520 })
  })
})

describe('the camera', () => {
  it.each([['NotAllowedError', 'denied'], ['NotFoundError', 'none'], ['NotReadableError', 'busy'], ['TypeError', 'unknown']])('%s means %s', (name, no) => {
    expect(cameraNo(new DOMException('', name))).toBe(no)
  })
})

describe('the frame', () => {
  it('is a card’s, a passport’s, a sheet’s', () => {
    expect(['id_card', 'passport', 'site_plan', 'business_license'].map((slug) => aspectOf(slug).toFixed(2))).toEqual(['1.59', '1.42', '0.71', '1.41'])
  })

  it('of a sheet may be turned', () => {
    expect([mayBeTurned('business_license'), mayBeTurned('id_card')]).toEqual([true, false])
  })
})

describe('the verdict', () => {
  it('tells first what blocks, and then nothing else', () => {
    const told = toTell(page({ verdict: 'reject', findings: [finding('a', 'warn'), finding('b', 'block'), finding('c', 'fix')] }))
    expect(told.map(({ check }) => check)).toEqual(['b'])
  })

  it('tells of an accepted one what is worth a second look', () => {
    const told = toTell(page({ verdict: 'accept', findings: [finding('a', 'info'), finding('b', 'warn'), finding('c', 'fix')] }))
    expect(told.map(({ check }) => check)).toEqual(['b'])
  })

  it('offers corners where the document itself is in doubt', () => {
    expect(mayBeCorners(page({ findings: [finding('frame.incomplete', 'block')] }))).toBe(true)
    expect(mayBeCorners(page({ findings: [finding('quality.sharpness', 'block')] }))).toBe(false)
  })
})

describe('where the document was found', () => {
  it('is told or not', () => {
    const quad = [[0, 0], [1, 0], [1, 1], [0, 1]]
    expect(quadOf({ ...page({}), ...{ quad } })).toEqual(quad)
    expect(quadOf(page({}))).toBe(null)
    expect(quadOf({ ...page({}), ...{ quad: [[0, 0]] } })).toBe(null)
  })
})

describe('an album', () => {
  const profile = (name: string, in_use: boolean, live_capture: string[]) => ({ profile: name, name: words, in_use, formats: ['jpeg'], live_capture })

  it('is open where the profile at work does not want the document photographed on the spot', () => {
    const profiles = [profile('ours', true, ['handheld_id_photo']), profile('another', false, ['id_card'])]
    expect([mayUseAlbum(profiles, 'id_card'), mayUseAlbum(profiles, 'handheld_id_photo')]).toEqual(['allowed', 'forbidden'])
  })
  it('is neither offered nor denied while nobody knows', () => expect([mayUseAlbum(undefined, 'id_card'), mayUseAlbum([], 'id_card')]).toEqual(['unknown', 'unknown']))
})
