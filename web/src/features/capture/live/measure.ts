// What can be measured on one small frame, and on two that follow each other? Numbers only; what they mean stands in judge.ts.
import { at, inside, type Box, type Luma } from './luma'

/** Light values: the middle one, and the one that nine of ten stay below. */
export function brightness(luma: Luma, box: Box): { middle: number; bright: number } {
  const { x, y, width, height } = inside(luma, box)
  const counts = new Uint32Array(256)
  for (let row = y; row < y + height; row++)
    for (let column = x; column < x + width; column++) {
      const light = at(luma, column, row)
      counts[light] = (counts[light] ?? 0) + 1
    }
  const rank = (share: number): number => {
    let left = share * width * height
    return Math.max(0, counts.findIndex((count) => (left -= count) < 0))
  }
  return { middle: rank(0.5), bright: rank(0.9) }
}

// A sensor's full scale: nothing is written any more where it is reached.
const clipped = 250
const cells = { across: 16, down: 10 }

export interface Glare {
  /** Of the box's cells that are burnt out. */
  share: number
  /** The largest burnt-out patch. */
  where: Box | null
}

/** Burnt-out patches. A cell counts where most of it is, so that a few bright letters are none. */
export function glare(luma: Luma, box: Box): Glare {
  const area = inside(luma, box)
  const hot = new Set<number>()
  for (let cell = 0; cell < cells.across * cells.down; cell++) {
    const { x, y, width, height } = inside(luma, cellBox(area, cell))
    let count = 0
    for (let row = y; row < y + height; row++) for (let column = x; column < x + width; column++) if (at(luma, column, row) >= clipped) count++
    if (count > (width * height) / 2) hot.add(cell)
  }
  const share = hot.size / (cells.across * cells.down)
  const largest = patches(hot).sort((a, b) => b.length - a.length)[0]
  return { share, where: largest ? around(largest.map((cell) => cellBox(area, cell))) : null }
}

const cellBox = (area: Box, cell: number): Box => ({
  x: area.x + ((cell % cells.across) * area.width) / cells.across,
  y: area.y + (Math.floor(cell / cells.across) * area.height) / cells.down,
  width: area.width / cells.across,
  height: area.height / cells.down,
})

function patches(hot: Set<number>): number[][] {
  const left = new Set(hot)
  const found: number[][] = []
  for (const first of hot) {
    if (!left.delete(first)) continue
    const patch = [first]
    for (const cell of patch)
      for (const next of [cell % cells.across ? cell - 1 : -1, (cell + 1) % cells.across ? cell + 1 : -1, cell - cells.across, cell + cells.across])
        if (left.delete(next)) patch.push(next)
    found.push(patch)
  }
  return found
}

function around(boxes: Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  return { x, y, width: Math.max(...boxes.map((box) => box.x + box.width)) - x, height: Math.max(...boxes.map((box) => box.y + box.height)) - y }
}

/**
 * How much of the fine detail goes when the picture is blurred once more: nearly all of a sharp one's (1), little of one that was blurred
 * already (0). A ratio, so that neither contrast nor the amount of print counts. After Crété and others, "The blur effect" (2007).
 */
export function sharpness(luma: Luma, box: Box): number {
  const area = inside(luma, box)
  return Math.min(lost(luma, area, 1, 0), lost(luma, area, 0, 1))
}

const reach = 4

function lost(luma: Luma, { x, y, width, height }: Box, dx: number, dy: number): number {
  let steps = 0
  let gone = 0
  const [left, top] = [x + reach * dx + dx, y + reach * dy + dy]
  for (let row = top; row < y + height - reach * dy; row++)
    for (let column = left; column < x + width - reach * dx; column++) {
      const step = Math.abs(at(luma, column, row) - at(luma, column - dx, row - dy))
      // What the mean over nine pixels would differ by from one pixel to the next: only its ends change.
      const ends = at(luma, column + reach * dx, row + reach * dy) - at(luma, column - (reach + 1) * dx, row - (reach + 1) * dy)
      steps += step
      gone += Math.max(0, step - Math.abs(ends) / (2 * reach + 1))
    }
  return steps > 0 ? gone / steps : 0
}

/** Mean difference to the frame before, in light values; single pixels' noise is averaged away. */
export function motion(before: Luma | null, now: Luma, box: Box): number {
  if (!before || before.width !== now.width || before.height !== now.height) return 255
  const { x, y, width, height } = inside(now, box)
  const block = 4
  let sum = 0
  let count = 0
  for (let row = y; row + block <= y + height; row += block)
    for (let column = x; column + block <= x + width; column += block) {
      let difference = 0
      for (let n = 0; n < block; n++)
        for (let m = 0; m < block; m++) difference += at(now, column + m, row + n) - at(before, column + m, row + n)
      sum += Math.abs(difference) / (block * block)
      count++
    }
  return count ? sum / count : 0
}
