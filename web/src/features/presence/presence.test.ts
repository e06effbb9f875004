// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { Problem } from '@/api/problem'
import type { Check, Hint } from './check'
import { endOf as endingOf } from './ended'
import { cut, whyNoEye } from './eye'
import { seenUntil } from './followed'
import { termsOf } from './keeping'
import { colourAt, endOf, leastTogether, steadyHint, untilNext } from './pacing'
import { bodyOf, Reel, type Frame } from './reel'

const frame = (at: number, step = 0, flash: number | null = null): Frame => ({ at, step, flash, jpeg: Uint8Array.of(1, 2, 3) })
const words = { zh: '', en: '' }

describe('the reel', () => {
  it('keeps no more than fit into a body, and lets go those that leave no hole', () => {
    const reel = new Reel(4)
    for (let at = 0; at < 900; at += 100) reel.put(frame(at))
    const kept = reel.take().map(({ at }) => at)
    expect(kept).toHaveLength(4)
    expect([kept[0], kept[3]]).toEqual([0, 800])
    const gaps = kept.slice(1).map((at, n) => at - (kept[n] ?? 0))
    expect(Math.max(...gaps)).toBeLessThanOrEqual(400)
    expect(reel.length).toBe(0)
  })

  it('never lets go the first frame of a step, from which its time counts', () => {
    const reel = new Reel(3)
    reel.put(frame(0))
    reel.take()
    for (const [at, step] of [[100, 0], [110, 1], [200, 1], [300, 1], [400, 1]] as const) reel.put(frame(at, step))
    expect(reel.take().map(({ at }) => at)).toContain(110)
  })
})

describe('a body', () => {
  it('has a head of ten bytes before each frame', () => {
    expect([...bodyOf([frame(258, 4, 1), frame(259, 4)])]).toEqual([0, 0, 1, 2, 4, 1, 0, 0, 0, 3, 1, 2, 3, 0, 0, 1, 3, 4, 255, 0, 0, 0, 3, 1, 2, 3])
  })
})

describe('the pace', () => {
  it('is what the desk asks for; who is late is not waited for', () => {
    expect([untilNext(null, 5, 8), untilNext(1000, 1025, 8), untilNext(1000, 1500, 8)]).toEqual([0, 100, 0])
    expect([leastTogether(6), leastTogether(1)]).toEqual([3, 1])
  })

  const colours = [{ colour: '#ff0000', ms: 500 }, { colour: '#0000ff', ms: 600 }]
  it('of colours is theirs', () => {
    expect([0, 499, 500, 1099, 1100].map((since) => colourAt(colours, since))).toEqual([0, 0, 1, 1, null])
    expect(endOf(colours, 1)).toBe(1100)
  })

  it('of hints leaves time to read them', () => {
    const hint = (name: Hint['hint']): Hint => ({ hint: name, message: words })
    const first = steadyHint({ hint: null, since: 0 }, hint('closer'), 100)
    expect(first.hint?.hint).toBe('closer')
    expect(steadyHint(first, hint('too_dark'), 400).hint?.hint).toBe('closer')
    expect(steadyHint(first, undefined, 400).hint?.hint).toBe('closer')
    expect(steadyHint(first, hint('too_dark'), 1100).hint?.hint).toBe('too_dark')
  })
})

describe('the frame that is sent', () => {
  it('is what the page shows: a portrait out of the middle, no longer than asked for', () => {
    expect(cut(1280, 960, 640)).toEqual({ from: { x: 280, y: 0, width: 720, height: 960 }, width: 480, height: 640 })
    expect(cut(720, 1280, 640)).toEqual({ from: { x: 0, y: 160, width: 720, height: 960 }, width: 480, height: 640 })
    expect(cut(480, 360, 640)).toEqual({ from: { x: 105, y: 0, width: 270, height: 360 }, width: 270, height: 360 })
  })
})

describe('a browser without a camera', () => {
  it('is WeChat’s, or too old', () => {
    const agent = 'Mozilla/5.0 (Linux; Android 8) MicroMessenger/6.7'
    const devices = Object.getOwnPropertyDescriptor(navigator, 'mediaDevices')
    Object.defineProperty(navigator, 'mediaDevices', { value: undefined, configurable: true })
    Object.defineProperty(window, 'isSecureContext', { value: true, configurable: true })
    expect([whyNoEye(agent), whyNoEye('Mozilla/5.0')]).toEqual(['wechat', 'old'])
    Object.defineProperty(window, 'isSecureContext', { value: false, configurable: true })
    expect(whyNoEye(agent)).toBe('insecure')
    Object.defineProperty(navigator, 'mediaDevices', devices ?? { value: {}, configurable: true })
  })
})

const check = (change: Partial<Check>): Check => ({
  check: 'c1', person: 'head', state: 'open', begun: '', until: '', nonce: '', arrived: 0, steps: 5, attempts_left: 3, spared_left: 0,
  step: { number: 0, kind: 'ready', within_ms: 0, ask: words }, send: { frames_a_second: 8, most_in_batch: 6, most_bytes: 1, longest: 640 }, ...change,
})
const finding = (name: string, severity: 'block' | 'warn') => ({ check: name, severity, message: words, advice: words })

describe('the end', () => {
  it('says first what stood in the way', () => {
    const end = endingOf({ how: 'told', check: check({ state: 'failed', findings: [finding('presence.scene', 'warn'), finding('presence.depth', 'block'), finding('presence.light', 'block')] }) })
    expect(end).toMatchObject({ kind: 'failed', finding: { check: 'presence.depth' }, left: 3, mayTry: true, counted: false })
  })

  it('is tried again while attempts are left, and not where that cannot help', () => {
    const may = (change: Partial<Check>) => endingOf({ how: 'told', check: check(change) }).mayTry
    expect([may({ state: 'failed' }), may({ state: 'failed', attempts_left: 0 }), may({ state: 'replaced' }), may({ state: 'over' })]).toEqual([true, false, false, true])
    const refused = (no: Problem) => endingOf({ how: 'refused', check: null, no }).mayTry
    expect([refused(new Problem('conflict', '', 409)), refused(Problem.offline())]).toEqual([false, true])
  })

  it('without a verdict was counted all the same, once it was begun', () => {
    expect([endingOf({ how: 'cut', check: check({}) }).counted, endingOf({ how: 'left', check: null }).counted]).toEqual([true, false])
  })

  it('by the network is spared while some may be, and then the attempt is left', () => {
    const spared = check({ spared_left: 1, attempts_left: 0 })
    expect(endingOf({ how: 'cut', check: spared })).toMatchObject({ counted: false, spared: true, left: 1, mayTry: true })
    expect(endingOf({ how: 'left', check: spared })).toMatchObject({ counted: true, spared: false, left: 0, mayTry: false })
  })
})

describe('what others know of it', () => {
  it('the filing says until when it counts', () => {
    const filing = { presences: [{ person: 'head' as const, until: '2026-03-02T00:00:00Z' }] } as never
    expect([seenUntil(filing, 'head', Date.parse('2026-03-01')), seenUntil(filing, 'head', Date.parse('2026-03-03')), seenUntil(filing, 'service_head', 0)]).toEqual(['2026-03-02T00:00:00Z', null, null])
  })

  it('the profile at work says how long frames are kept', () => {
    const presence = { attempts_a_day: 10, official: false, kept_days: { passed: 180, failed: 7 } }
    const profile = (in_use: boolean) => ({ profile: 'p', name: words, in_use, formats: [], live_capture: [], presence })
    expect(termsOf([profile(false), profile(true)])).toEqual(presence)
    expect(termsOf([profile(false)])).toBe(null)
  })
})
