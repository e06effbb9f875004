// Drawn frames for the tests: a pale card with lines of print on a darker table.
import type { Box, Luma } from './luma'

export const frame: Box = { x: 20, y: 20, width: 280, height: 176 }

export function drawn(card: Box = frame, options: { table?: number; paper?: number; ink?: number; lean?: number; shift?: number } = {}): Luma {
  const { table = 70, paper = 205, ink = 60, lean = 0, shift = 0 } = options
  const [width, height] = [320, 216]
  const data = new Uint8Array(width * height)
  const slope = Math.tan((lean * Math.PI) / 180)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [u, v] = [x - card.x - shift - slope * (y - height / 2), y - card.y + slope * (x - width / 2)]
      const on = u >= 0 && v >= 0 && u < card.width && v < card.height
      const printed = on && u > 20 && u < card.width - 20 && v > 20 && v < card.height - 20 && Math.floor(v / 8) % 3 === 1 && Math.floor(u / 2) % 3 === 0
      data[y * width + x] = printed ? ink : on ? paper : table
    }
  return { width, height, data }
}

/** As a lens out of focus draws it: the mean of a square around each pixel. */
export function blurred({ width, height, data }: Luma, radius: number): Luma {
  const soft = new Uint8Array(data.length)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let sum = 0
      let count = 0
      for (let v = Math.max(0, y - radius); v <= Math.min(height - 1, y + radius); v++)
        for (let u = Math.max(0, x - radius); u <= Math.min(width - 1, x + radius); u++, count++) sum += data[v * width + u] ?? 0
      soft[y * width + x] = sum / count
    }
  return { width, height, data: soft }
}

export function spotted(luma: Luma, spot: Box, light = 255): Luma {
  const data = luma.data.slice()
  for (let y = spot.y; y < spot.y + spot.height; y++) data.fill(light, y * luma.width + spot.x, y * luma.width + spot.x + spot.width)
  return { ...luma, data }
}
