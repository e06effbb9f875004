// Measures frames away from the page, so that the preview never stutters.
import { judge, measure, type Seen } from './judge'
import { lumaOf, type Box, type Luma } from './luma'

export interface Pixels {
  rgba: ArrayBuffer
  width: number
  height: number
}
export interface Frame {
  small: Pixels
  detail: Pixels
  frame: Box
}
export type Looked = Seen

let before: Luma | null = null

const read = ({ rgba, width, height }: Pixels): Luma => lumaOf(new Uint8ClampedArray(rgba), width, height)

self.onmessage = ({ data }: MessageEvent<Frame>): void => {
  const small = read(data.small)
  const seen: Looked = judge(measure(before, small, data.frame, read(data.detail)))
  before = small
  self.postMessage(seen)
}
