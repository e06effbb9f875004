// The light of a small picture: one byte a pixel, row by row.
export interface Luma {
  width: number
  height: number
  data: Uint8Array
}

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** From what a canvas gives; BT.601 weights in whole numbers, as the camera's own JPEG has them. */
export function lumaOf(rgba: Uint8ClampedArray, width: number, height: number): Luma {
  const data = new Uint8Array(width * height)
  for (let n = 0, from = 0; n < data.length; n++, from += 4)
    data[n] = ((rgba[from] ?? 0) * 77 + (rgba[from + 1] ?? 0) * 150 + (rgba[from + 2] ?? 0) * 29) >> 8
  return { width, height, data }
}

export const at = (luma: Luma, x: number, y: number): number => luma.data[y * luma.width + x] ?? 0

/** Whole pixels of the picture that lie in the box. */
export function inside(luma: Luma, box: Box): Box {
  const x = Math.min(luma.width, Math.max(0, Math.round(box.x)))
  const y = Math.min(luma.height, Math.max(0, Math.round(box.y)))
  return {
    x,
    y,
    width: Math.max(0, Math.min(luma.width, Math.round(box.x + box.width)) - x),
    height: Math.max(0, Math.min(luma.height, Math.round(box.y + box.height)) - y),
  }
}

export const whole = (luma: Luma): Box => ({ x: 0, y: 0, width: luma.width, height: luma.height })
