// When is a hint worth saying, and when has all been well long enough to release the shutter?
import type { Hint } from './judge'

// Shorter, and the line flickers; longer, and it lags behind the hand.
const saidAfter = 350
// The hand has come to rest and the lens has focused.
const releasedAfter = 700
// After the camera opens (or opens again) its light and focus settle; whoever just saw a refusal reads it first.
const settles = 1200

export interface Steady {
  opened: number
  hint: Hint
  coming: Hint
  since: number
  good: number | null
  released: boolean
}

export const begin = (now: number): Steady => ({ opened: now, hint: 'place', coming: 'place', since: now, good: null, released: false })

export function feed(before: Steady, hint: Hint, now: number): Steady {
  const since = hint === before.coming ? before.since : now
  const good = hint === 'good' && now - before.opened >= settles ? (before.good ?? now) : null
  return {
    ...before,
    coming: hint,
    since,
    hint: now - since >= saidAfter || before.hint === hint ? hint : before.hint,
    good,
    released: before.released || (good !== null && now - good >= releasedAfter),
  }
}

/** 0 to 1: how far the shutter has come by itself. */
export const progress = (steady: Steady, now: number): number => (steady.good === null ? 0 : Math.min(1, (now - steady.good) / releasedAfter))
