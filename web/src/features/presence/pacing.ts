// When is what to happen? Milliseconds throughout.
import type { Colour, Hint } from './check'

/** Until the next frame: as many a second as the desk asks for, and at once where one is late already. */
export const untilNext = (last: number | null, now: number, aSecond: number): number => (last === null ? 0 : Math.max(0, last + 1000 / aSecond - now))

/** So many frames go together at least: half a body keeps hints quick without asking for each frame by itself. */
export const leastTogether = (most: number): number => Math.max(1, Math.ceil(most / 2))

/** How long a word stands before the screen changes its colour. */
export const warning = 1500
/** Without an answer for so long nothing comes as it is taken any more: what is filmed meanwhile would not count. */
export const patience = 4000
/** Between two tries to reach the desk. */
export const retry = 400
/** How long a hint stands at least: one that comes and goes cannot be read. */
export const hintStands = 900

/** Which colour fills the screen so long after the first one; `null` when all have been shown. */
export function colourAt(colours: readonly Colour[], since: number): number | null {
  let until = 0
  for (const [n, { ms }] of colours.entries()) {
    until += ms
    if (since < until) return n
  }
  return null
}

/** When does the colour after this one begin, after the first? */
export const endOf = (colours: readonly Colour[], n: number): number => colours.slice(0, n + 1).reduce((sum, { ms }) => sum + ms, 0)

export interface StandingHint {
  hint: Hint | null
  since: number
}

export function steadyHint(standing: StandingHint, said: Hint | undefined, now: number): StandingHint {
  if ((said?.hint ?? null) === (standing.hint?.hint ?? null)) return standing
  if (standing.hint && now - standing.since < hintStands) return standing
  return { hint: said ?? null, since: now }
}
