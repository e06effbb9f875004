// Four corners on a picture, the document's own top-left first and then clockwise: pixels of the upright picture.
export type Point = readonly [number, number]
export type Quad = readonly [Point, Point, Point, Point]
export interface Size {
  width: number
  height: number
}
export interface Box extends Size {
  x: number
  y: number
}

export const corners = [0, 1, 2, 3] as const
export type Corner = (typeof corners)[number]

const turn = (a: Point, b: Point, c: Point): number => (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])

/** Neither crossed nor bent inwards: only such a shape can be a sheet seen by a camera. */
export const isConvex = (quad: Quad): boolean => corners.every((n) => turn(quad[n], quad[((n + 1) % 4) as Corner], quad[((n + 2) % 4) as Corner]) > 0)

/** Where a shape is only guessed: `share` of the picture, in its middle. */
export function middleQuad(picture: Size, share = 0.8): Quad {
  const x = (picture.width * (1 - share)) / 2
  const y = (picture.height * (1 - share)) / 2
  return [
    [x, y],
    [picture.width - x, y],
    [picture.width - x, picture.height - y],
    [x, picture.height - y],
  ]
}

const between = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

/** Corners of a document that is cut off may lie outside, where no finger reaches them. */
export function withinPicture(quad: Quad, picture: Size): Quad {
  const inside = ([x, y]: Point): Point => [between(x, 0, picture.width), between(y, 0, picture.height)]
  const moved: Quad = [inside(quad[0]), inside(quad[1]), inside(quad[2]), inside(quad[3])]
  return isConvex(moved) ? moved : middleQuad(picture)
}

/** The quad with one corner elsewhere, kept on the picture; as it was where the corners would cross. */
export function moveCorner(quad: Quad, corner: Corner, to: Point, picture: Size): Quad {
  const at: Point = [between(to[0], 0, picture.width), between(to[1], 0, picture.height)]
  const moved: Quad = [corner === 0 ? at : quad[0], corner === 1 ? at : quad[1], corner === 2 ? at : quad[2], corner === 3 ? at : quad[3]]
  return isConvex(moved) ? moved : quad
}

/** The picture's part around a document (and around what must be seen with it), with a little of what it lies on. */
export function aroundQuad(quad: Quad, picture: Size, others: readonly Box[] = []): Box {
  const room = Math.max(picture.width, picture.height) * 0.02
  const points = [...quad, ...others.flatMap(({ x, y, width, height }): Point[] => [[x, y], [x + width, y + height]])]
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const x = Math.max(0, Math.min(...xs) - room)
  const y = Math.max(0, Math.min(...ys) - room)
  return { x, y, width: Math.min(picture.width, Math.max(...xs) + room) - x, height: Math.min(picture.height, Math.max(...ys) + room) - y }
}
