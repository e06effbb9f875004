// What should the person with the camera do now? One hint at a time: the first that holds, in the order in which it helps.
import { edges, sides, type Edges } from './edges'
import type { Box, Luma } from './luma'
import { brightness, glare, motion, sharpness, type Glare } from './measure'

export const hints = ['dark', 'place', 'whole', 'closer', 'turn', 'shape', 'still', 'bright', 'glare', 'blurred', 'good'] as const
export type Hint = (typeof hints)[number]

export interface Measures {
  middle: number
  glare: Glare
  sharpness: number
  motion: number
  edges: Edges
}

export interface Seen {
  hint: Hint
  /** Sides of the frame at which the document's edge lies. */
  sides: Edges
  /** Where it is burnt out, in pixels of the small frame. */
  where: Box | null
}

/** The server judges the photo; these only spare a wasted shot, so each leans to the side of letting it be taken. */
export const limits = {
  // So dark that no edge can be made out.
  black: 40,
  // Phones expose paper to 150 and more as long as they can. Dark specimens have 56 to 81, good ones 200.
  darkest: 85,
  // Half the document this bright is overexposed: its pale print is gone. White paper in good light stays near 220.
  brightest: 244,
  // Of 160 cells: one may be a reflecting edge, two are a lamp.
  glare: 1.5 / 160,
  // A hand that holds still gives about 1.5, one that moves into place 8 and more.
  motion: 4,
  // Photographed specimens have 0.79 and more; out of focus or shaken they have 0.61 and less.
  sharpness: 0.7,
  // The frame's size that an opposite pair of sides may leave free before the document counts as far away.
  free: 0.22,
  // As much may an edge lie beyond the frame: further out it is soon cut off.
  beyond: 0.08,
  // Off the middle by more, it reaches out of the frame on one side.
  aside: 0.09,
  // Perspective that the desk evens out by itself is smaller.
  shape: 0.16,
  // Degrees, of all four sides: the desk turns upright what leans less. Good specimens lean up to 7, tilted ones 10 and more.
  lean: 8,
}

/** `small`: the preview with the document's frame in it; `detail`: the frame alone, larger, for the letters. */
export function measure(before: Luma | null, small: Luma, frame: Box, detail: Luma): Measures {
  return {
    middle: brightness(small, frame).middle,
    glare: glare(small, frame),
    sharpness: sharpness(detail, { x: 0, y: 0, width: detail.width, height: detail.height }),
    motion: motion(before, small, frame),
    edges: edges(small, frame),
  }
}

export function judge(measures: Measures): Seen {
  return { hint: hintOf(measures), sides: measures.edges, where: measures.glare.where }
}

function hintOf({ middle, glare, sharpness, motion, edges }: Measures): Hint {
  const found = sides.filter((side) => edges[side].found)
  if (middle < limits.black) return 'dark'
  if (found.length < 2) return 'place'
  if (found.length < 4 || found.some((side) => edges[side].inset < -limits.beyond)) return 'whole'
  const wide = 1 - edges.left.inset - edges.right.inset
  const high = 1 - edges.top.inset - edges.bottom.inset
  if (Math.max(wide, high) < 1 - limits.free) return 'closer'
  if (Math.max(Math.abs(edges.left.inset - edges.right.inset), Math.abs(edges.top.inset - edges.bottom.inset)) > 2 * limits.aside) return 'whole'
  if (found.reduce((sum, side) => sum + edges[side].lean, 0) / found.length > limits.lean) return 'turn'
  if (Math.abs(Math.log(wide / high)) > limits.shape) return 'shape'
  // A dark table is no dark room: asked only once the document fills the frame.
  if (middle < limits.darkest) return 'dark'
  if (motion > limits.motion) return 'still'
  if (middle > limits.brightest) return 'bright'
  if (glare.share > limits.glare) return 'glare'
  if (sharpness < limits.sharpness) return 'blurred'
  return 'good'
}
