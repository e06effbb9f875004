// Where does the document's frame lie: on the screen, and in the camera's picture, which fills the screen and is cut at its edges?
import type { Box } from './luma'

interface Size {
  width: number
  height: number
}

export interface Layout {
  /** On the screen, CSS pixels. */
  frame: Box
  /** The same in the camera's picture. */
  source: Box
  /** Camera pixels to one CSS pixel. */
  scale: number
}

// As much of the narrower side as a thumb's width leaves.
const share = 0.9

/** `view`: where the preview is shown; `free`: what no control covers of it. */
export function layout(view: Size, free: Box, camera: Size, aspect: number): Layout {
  const cover = Math.max(view.width / camera.width, view.height / camera.height)
  const scale = 1 / cover
  const width = Math.min(free.width * share, free.height * share * aspect)
  const frame = { x: free.x + (free.width - width) / 2, y: free.y + (free.height - width / aspect) / 2, width, height: width / aspect }
  const left = (camera.width - view.width * scale) / 2
  const top = (camera.height - view.height * scale) / 2
  return { frame, scale, source: { x: left + frame.x * scale, y: top + frame.y * scale, width: frame.width * scale, height: frame.height * scale } }
}

/** The part of the camera's picture that the checks look at: the frame and what lies around it, at `most` pixels in width. */
export function lookAround(source: Box, camera: Size, most: number): { from: Box; to: Size; frame: Box } {
  const room = Math.max(source.width, source.height) * 0.15
  const x = Math.max(0, source.x - room)
  const y = Math.max(0, source.y - room)
  const from = { x, y, width: Math.min(camera.width, source.x + source.width + room) - x, height: Math.min(camera.height, source.y + source.height + room) - y }
  const shrink = Math.min(1, most / Math.max(from.width, from.height))
  const to = { width: Math.max(1, Math.round(from.width * shrink)), height: Math.max(1, Math.round(from.height * shrink)) }
  return { from, to, frame: { x: (source.x - x) * shrink, y: (source.y - y) * shrink, width: source.width * shrink, height: source.height * shrink } }
}
