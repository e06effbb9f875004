// Two people change one form: what becomes of it? What I changed stays mine, what only they changed is theirs.
import { isGroup, type Group, type Value } from './values'

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** `base` is what both began with. Where both changed the same field, what was typed here is not lost. */
export function merged(base: Group, mine: Group, theirs: Group): Group {
  const made: Group = {}
  for (const name of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const value = mergedValue(base[name], mine[name], theirs[name])
    if (value !== undefined) made[name] = value
  }
  return made
}

function mergedValue(base: Value | undefined, mine: Value | undefined, theirs: Value | undefined): Value | undefined {
  if (same(base, mine)) return theirs
  if (same(base, theirs)) return mine
  if (isGroup(mine) && isGroup(theirs)) return merged(isGroup(base) ? base : {}, mine, theirs)
  // Repeated groups are the same ones as long as there are as many of them.
  if (Array.isArray(mine) && Array.isArray(theirs) && mine.length === theirs.length && mine.every(isGroup)) {
    const before = Array.isArray(base) ? base : []
    return mine.map((one, n) => mergedValue(before[n], one, theirs[n]) ?? one)
  }
  return mine
}

/** The same for answers, which are kept as lines. */
export function mergedLines(base: readonly string[], mine: readonly string[], theirs: readonly string[]): string[] {
  const group = (lines: readonly string[]): Group => Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line]))
  return Object.values(merged(group(base), group(mine), group(theirs))).filter((line) => typeof line === 'string')
}
