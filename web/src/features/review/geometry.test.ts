import { describe, expect, it } from 'vitest'
import { boxTurned, fitting, nextZoom, scrollTo, turned, type Box, type Turns } from './geometry'

const size = { width: 400, height: 300 }
const box: Box = [10, 20, 100, 30]

describe('a picture', () => {
  it('fits the room, turned too', () => {
    expect(fitting(size, { width: 800, height: 300 }, 0)).toBe(1)
    expect(fitting(size, { width: 300, height: 400 }, 1)).toBe(1)
  })

  it('carries its regions along, back to where they were after four turns', () => {
    let at = box
    let now = size
    for (let n = 0; n < 4; ++n) {
      at = boxTurned(at, now, 1)
      now = { width: now.height, height: now.width }
    }
    expect(at).toEqual(box)
    for (const turns of [1, 2, 3] as Turns[]) expect(boxTurned(box, size, turns)).not.toEqual(box)
    expect(boxTurned(box, size, 1)).toEqual([250, 10, 30, 100])
  })

  it('goes round with every key', () => {
    expect([nextZoom(1), nextZoom(2), nextZoom(4)]).toEqual([2, 4, 1])
    expect(turned(3)).toBe(0)
  })

  it('scrolls to what is looked at', () => expect(scrollTo([100, 100, 100, 100], 2, { width: 200, height: 100 })).toEqual({ left: 200, top: 250 }))
})
