import { describe, expect, it } from 'vitest'
import { aroundQuad, isConvex, middleQuad, moveCorner, withinPicture } from './quad'

const picture = { width: 100, height: 80 }

describe('corners', () => {
  it('are guessed in the middle of the picture', () => {
    expect(middleQuad(picture, 0.5)).toEqual([[25, 20], [75, 20], [75, 60], [25, 60]])
  })

  it('move one at a time and stay on the picture', () => {
    expect(moveCorner(middleQuad(picture, 0.5), 1, [130, -4], picture)[1]).toEqual([100, 0])
  })

  it('that lie outside are brought where they can be reached', () => {
    expect(withinPicture([[-5, 10], [50, 10], [50, 40], [-8, 40]], picture)).toEqual([[0, 10], [50, 10], [50, 40], [0, 40]])
    expect(withinPicture([[-9, 10], [-5, 10], [-5, 40], [-8, 40]], picture)).toEqual(middleQuad(picture))
  })

  it('do not cross', () => {
    const quad = middleQuad(picture, 0.5)
    expect(moveCorner(quad, 0, [90, 70], picture)).toEqual(quad)
  })

  it('have a little room around them, as far as the picture goes', () => {
    expect(aroundQuad([[1, 10], [50, 10], [50, 40], [1, 40]], picture)).toEqual({ x: 0, y: 8, width: 52, height: 34 })
  })

  it('are shown together with what else must be seen', () => {
    expect(aroundQuad([[20, 20], [50, 20], [50, 40], [20, 40]], picture, [{ x: 60, y: 10, width: 10, height: 10 }])).toEqual({ x: 18, y: 8, width: 54, height: 34 })
  })

  it('that go counter-clockwise are no document', () => {
    expect(isConvex([[0, 0], [0, 1], [1, 1], [1, 0]])).toBe(false)
  })
})
