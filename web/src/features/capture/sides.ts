/** The side to take after this one: the next that has no good page yet, all the way round. */
export function nextSide(sides: readonly string[], side: string, isGood: (side: string) => boolean): string | null {
  const at = sides.indexOf(side)
  const round = [...sides.slice(at + 1), ...sides.slice(0, Math.max(0, at))]
  return round.find((other) => other !== side && !isGood(other)) ?? null
}
