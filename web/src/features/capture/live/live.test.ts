import { describe, expect, it } from 'vitest'
import { blurred, drawn, frame, spotted } from './drawn'
import { edges, sides } from './edges'
import { judge, measure, type Hint } from './judge'
import { layout, lookAround } from './layout'
import { lumaOf, whole, type Luma } from './luma'
import { brightness, glare, motion, sharpness } from './measure'
import { begin, feed, progress } from './steady'

const hintFor = (now: Luma, before: Luma = now): Hint => judge(measure(before, now, frame, now)).hint

describe('light', () => {
  it('is weighed as the eye does', () => {
    expect([...lumaOf(new Uint8ClampedArray([255, 0, 0, 255, 0, 255, 0, 255, 255, 255, 255, 255]), 3, 1).data]).toEqual([76, 149, 255])
  })

  it('is told by rank, so that a lamp does not hide the dark', () => {
    expect(brightness(spotted(drawn(frame, { paper: 40 }), { x: 30, y: 30, width: 30, height: 30 }), frame).middle).toBe(40)
  })
})

describe('glare', () => {
  it('is found where it is', () => {
    const seen = glare(spotted(drawn(), { x: 200, y: 60, width: 60, height: 40 }), frame)
    expect(seen.where?.x).toBeGreaterThan(180)
    expect(seen.where && seen.where.x + seen.where.width).toBeLessThan(280)
  })

  it('is nothing on paper that is only white', () => {
    expect(glare(drawn(frame, { paper: 235 }), frame)).toEqual({ share: 0, where: null })
  })
})

describe('sharpness', () => {
  it('falls as the lens goes out of focus, whatever the contrast', () => {
    const sharp = sharpness(drawn(), frame)
    const pale = sharpness(drawn(frame, { ink: 170 }), frame)
    expect(Math.abs(sharp - pale)).toBeLessThan(0.1)
    expect(sharpness(blurred(drawn(), 2), frame)).toBeLessThan(sharp - 0.2)
  })

  it('of nothing is nothing', () => {
    expect(sharpness({ width: 20, height: 20, data: new Uint8Array(400) }, { x: 0, y: 0, width: 20, height: 20 })).toBe(0)
  })
})

describe('motion', () => {
  it('is none between equal frames, and unknown without one before', () => {
    expect(motion(drawn(), drawn(), frame)).toBe(0)
    expect(motion(null, drawn(), frame)).toBe(255)
  })

  it('shows when the card slides', () => {
    expect(motion(drawn(), drawn(frame, { shift: 12 }), frame)).toBeGreaterThan(4)
  })
})

describe('edges', () => {
  it('lie on the frame on all four sides', () => {
    const found = edges(drawn(), frame)
    expect(sides.map((side) => found[side].found)).toEqual([true, true, true, true])
    for (const side of sides) expect(Math.abs(found[side].inset)).toBeLessThan(0.02)
  })

  it('are found further in when the card is far away', () => {
    expect(edges(drawn({ x: 62, y: 46, width: 196, height: 124 }), frame).left.inset).toBeCloseTo(0.15, 1)
  })

  it('tell how much a card leans', () => {
    expect(edges(drawn(frame, { lean: 4 }), frame).top.lean).toBeCloseTo(4, 0)
  })

  it('are none on an empty table', () => {
    const empty = edges(drawn({ x: 0, y: 0, width: 0, height: 0 }), frame)
    expect(sides.some((side) => empty[side].found)).toBe(false)
  })
})

describe('the hint', () => {
  it.each<[Hint, Luma]>([
    ['good', drawn()],
    ['dark', drawn(frame, { paper: 40, table: 15, ink: 10 })],
    ['place', drawn({ x: 0, y: 0, width: 0, height: 0 })],
    ['whole', drawn({ x: -60, y: 20, width: 280, height: 176 })],
    ['closer', drawn({ x: 62, y: 46, width: 196, height: 124 })],
    ['turn', drawn(frame, { lean: 10 })],
    ['shape', drawn({ x: 50, y: 20, width: 220, height: 176 })],
    ['bright', drawn(frame, { paper: 252 })],
    ['glare', spotted(drawn(), { x: 200, y: 60, width: 60, height: 40 })],
    ['blurred', blurred(drawn(), 4)],
  ])('says %s', (hint, luma) => expect(hintFor(luma)).toBe(hint))

  it('says to hold still while it moves', () => {
    expect(hintFor(drawn(), drawn(frame, { shift: 12 }))).toBe('still')
  })

  it('looks at the whole of the detail', () => {
    expect(whole(drawn())).toEqual({ x: 0, y: 0, width: 320, height: 216 })
  })
})

describe('the shutter', () => {
  const after = (hints: Hint[], each = 200) => hints.reduce((steady, hint, n) => feed(steady, hint, 2000 + n * each), begin(0))

  it('goes by itself when all was well for 0.7 s', () => {
    expect(after(['good', 'good', 'good', 'good']).released).toBe(false)
    expect(after(['good', 'good', 'good', 'good', 'good']).released).toBe(true)
  })

  it('starts anew when the hand moves', () => {
    expect(after(['good', 'good', 'good', 'still', 'good', 'good']).released).toBe(false)
  })

  it('waits until the camera has settled', () => {
    expect(feed(feed(begin(0), 'good', 100), 'good', 1000).good).toBe(null)
  })

  it('shows how far it is', () => {
    expect(progress(after(['good', 'good']), 2350)).toBeCloseTo(0.5)
  })

  it('does not let the line flicker', () => {
    expect(after(['glare']).hint).toBe('place')
    expect(after(['glare', 'glare', 'glare']).hint).toBe('glare')
  })
})

describe('the frame', () => {
  it('has the proportions of the document, within what is free', () => {
    const { frame: box } = layout({ width: 360, height: 640 }, { x: 0, y: 100, width: 360, height: 400 }, { width: 1080, height: 1920 }, 1.5)
    expect(box).toEqual({ x: 18, y: 192, width: 324, height: 216 })
  })

  it('is the same place in the camera picture, which is cut at its edges', () => {
    const { source, scale } = layout({ width: 400, height: 800 }, { x: 0, y: 0, width: 400, height: 800 }, { width: 1600, height: 1600 }, 1)
    expect(scale).toBe(2)
    expect(source).toEqual({ x: 440, y: 440, width: 720, height: 720 })
  })

  it('is looked at with what lies around it, small', () => {
    const { to, frame: box } = lookAround({ x: 440, y: 440, width: 720, height: 720 }, { width: 1600, height: 1600 }, 320)
    expect(to.width).toBe(320)
    expect(box.width / to.width).toBeCloseTo(720 / 936, 2)
  })
})
