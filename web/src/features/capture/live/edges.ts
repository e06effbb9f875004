// Do the document's edges lie where the frame is? Looked for near each of its four sides, a few pieces a side, from outside inwards.
import { at, type Box, type Luma } from './luma'

export interface Side {
  found: boolean
  /** How far inside the frame the edge lies, as a share of the frame's size across it; below nothing, outside. */
  inset: number
  /** How much it leans, in degrees, either way. */
  lean: number
}

export const sides = ['top', 'right', 'bottom', 'left'] as const
export type SideName = (typeof sides)[number]
export type Edges = Record<SideName, Side>

const pieces = 6
// Corners are round and dark: the pieces lie on the middle of a side.
const middle = 0.84
// A card at half the frame's size is still seen, as is one that sticks out a little.
const search = { outwards: 0.12, inwards: 0.36 }
// Wide enough that an edge leaning by 5 degrees stays within it.
const half = 3
// Light values by which a document differs from what it lies on; paper on a pale table has about 15, noise 2.
const weakest = 7
const enough = 4

export function edges(luma: Luma, frame: Box): Edges {
  return { top: side(luma, frame, 'top'), right: side(luma, frame, 'right'), bottom: side(luma, frame, 'bottom'), left: side(luma, frame, 'left') }
}

function side(luma: Luma, frame: Box, name: SideName): Side {
  const level = name === 'top' || name === 'bottom'
  const along = level ? frame.width : frame.height
  const across = level ? frame.height : frame.width
  const start = (level ? frame.x : frame.y) + (along * (1 - middle)) / 2
  const length = (along * middle) / pieces
  const hits: { along: number; inset: number }[] = []
  for (let piece = 0; piece < pieces; piece++) {
    const inset = outermost(profile(luma, frame, name, start + piece * length, length))
    if (inset !== null) hits.push({ along: start + (piece + 0.5) * length, inset: inset - search.outwards * across })
  }
  const line = straight(hits)
  if (!line) return { found: false, inset: 0, lean: 0 }
  return { found: true, inset: line.at(start + (along * middle) / 2) / across, lean: (Math.atan(Math.abs(line.slope)) * 180) / Math.PI }
}

/** Step of light at each place across a side, from outside inwards. */
function profile(luma: Luma, frame: Box, name: SideName, start: number, length: number): number[] {
  const level = name === 'top' || name === 'bottom'
  const across = level ? frame.height : frame.width
  const from = { top: frame.y, left: frame.x, bottom: frame.y + frame.height, right: frame.x + frame.width }[name]
  const inwards = name === 'top' || name === 'left' ? 1 : -1
  const mean = (place: number): number => {
    const line = Math.round(place)
    if (line < 0 || line >= (level ? luma.height : luma.width)) return Number.NaN
    let sum = 0
    let count = 0
    for (let n = Math.max(0, Math.round(start)); n < Math.min(start + length, level ? luma.width : luma.height); n++, count++)
      sum += level ? at(luma, n, line) : at(luma, line, n)
    return sum / count
  }
  const first = -Math.round(across * search.outwards)
  const last = Math.round(across * search.inwards)
  const means: number[] = []
  for (let n = first - half; n < last + half; n++) means.push(mean(from + inwards * (n + 0.5) - 0.5))
  const steps: number[] = []
  for (let n = half; n + half <= means.length; n++) {
    const side = (begin: number): number => (means.slice(begin, begin + half).reduce((sum, one) => sum + one, 0)) / half
    const step = Math.abs(side(n) - side(n - half))
    steps.push(Number.isNaN(step) ? 0 : step)
  }
  return steps
}

/** The first clear peak: print and portraits lie further in, and are often stronger. */
function outermost(steps: readonly number[]): number | null {
  const least = Math.max(weakest, 0.3 * Math.max(...steps))
  const first = steps.findIndex((step) => step >= least)
  if (first < 0) return null
  let best = first
  for (let n = first; n < Math.min(steps.length, first + 2 * half + 1); n++) if ((steps[n] ?? 0) > (steps[best] ?? 0)) best = n
  return best
}

/** A line through most of the hits; nothing where they do not lie on one. */
function straight(hits: readonly { along: number; inset: number }[]): { slope: number; at: (along: number) => number } | null {
  let best: { slope: number; at: (along: number) => number } | null = null
  let most = enough - 1
  for (const a of hits)
    for (const b of hits) {
      if (b.along <= a.along) continue
      const slope = (b.inset - a.inset) / (b.along - a.along)
      const line = (along: number): number => a.inset + slope * (along - a.along)
      // Beyond 20 degrees it is no side of a document in this frame.
      if (Math.abs(slope) > 0.36) continue
      const on = hits.filter((hit) => Math.abs(line(hit.along) - hit.inset) <= 2.5).length
      if (on > most) [best, most] = [{ slope, at: line }, on]
    }
  return best
}
