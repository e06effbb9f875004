// What the pages call the parts of a live check.
import type { Schemas } from '@/api/client'

export type Check = Schemas['PresenceCheck']
export type Step = Schemas['PresenceStep']
export type Hint = Schemas['PresenceHint']
export type Person = Schemas['Person']
export type Colour = NonNullable<Step['colours']>[number]

/** How it ended: with the desk's word, or without one. `cut`: the network was gone too long; `left`: the page was out of sight;
 *  `camera`: it stopped; `refused`: the desk did not take it, `no` says why. */
export type Outcome =
  | { how: 'told'; check: Check }
  | { how: 'cut' | 'left' | 'camera'; check: Check | null }
  | { how: 'refused'; check: Check | null; no: unknown }
