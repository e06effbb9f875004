// Where is a region of the upright picture once it is turned and enlarged?
export type Turns = 0 | 1 | 2 | 3
export interface Size {
  width: number
  height: number
}
export type Box = readonly [x: number, y: number, width: number, height: number]

export const turned = (turns: Turns): Turns => ((turns + 1) % 4) as Turns
export const sizeTurned = (size: Size, turns: Turns): Size => (turns % 2 ? { width: size.height, height: size.width } : size)

/** The scale at which the whole picture is seen. */
export function fitting(size: Size, room: Size, turns: Turns): number {
  const shown = sizeTurned(size, turns)
  return shown.width > 0 && shown.height > 0 ? Math.min(room.width / shown.width, room.height / shown.height) : 1
}

/** A region after quarter turns, clockwise. */
export function boxTurned([x, y, w, h]: Box, size: Size, turns: Turns): Box {
  if (turns === 1) return [size.height - y - h, x, h, w]
  if (turns === 2) return [size.width - x - w, size.height - y - h, w, h]
  if (turns === 3) return [y, size.width - x - w, h, w]
  return [x, y, w, h]
}

/** How far to scroll so that the region stands in the middle of the room. */
export function scrollTo(box: Box, scale: number, room: Size): { left: number; top: number } {
  const [x, y, w, h] = box
  return { left: Math.max(0, (x + w / 2) * scale - room.width / 2), top: Math.max(0, (y + h / 2) * scale - room.height / 2) }
}

export const zooms = [1, 2, 4] as const
export const nextZoom = (zoom: number): number => zooms.find((one) => one > zoom) ?? 1
