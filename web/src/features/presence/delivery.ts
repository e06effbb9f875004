// How do frames and the last word come over a network that breaks?
import { Problem } from '@/api/problem'
import type { Check } from './check'
import { patience, retry } from './pacing'
import type { Transport } from './transport'

/** What a check needs of the world around it. */
export interface Around {
  transport: Transport
  /** What the camera sees now, as a JPEG that is never mirrored; `null` where there is none yet. */
  grab(send: Check['send']): Promise<Uint8Array | null>
  now(): number
  rest(ms: number): Promise<void>
  /** When what was told of last stands on the screen. */
  painted(): Promise<void>
  newKey(): string
}

export interface Line {
  isOver(): boolean
  cut(isCut: boolean): void
}

/** The network was gone for too long: what was filmed meanwhile does not count, and the desk would say so. */
export class Lost extends Error {}

/** The same body until it has arrived; gives how the check stands then. */
export async function arrived(around: Around, check: Check, body: Uint8Array, line: Line): Promise<Check> {
  const since = around.now()
  for (;;) {
    try {
      return await around.transport.send(check.check, check.arrived, body)
    } catch (no) {
      if (!(no instanceof Problem)) throw no
      // Where it stands says the check itself: ended meanwhile, or more arrived than the page knows of.
      if (!no.mayPass && (no.kind === 'stale' || no.kind === 'conflict')) return around.transport.read(check.check)
      if (!no.mayPass) throw no
      if (line.isOver()) return check
      line.cut(true)
      // Nobody was asked anything yet: the same check goes on whenever the network is back.
      if (check.step.kind !== 'ready' && around.now() - since > patience) throw new Lost()
    }
    await around.rest(retry)
  }
}

/** Asked again under the same key it says the same; a service that is slow to answer is asked again. */
export async function judged(around: Around, check: Check, line: Line): Promise<Check> {
  const key = around.newKey()
  for (let left = 20; ; left--) {
    try {
      return await around.transport.finish(check.check, key)
    } catch (no) {
      if (!(no instanceof Problem) || !no.mayPass || left === 0) throw no
      line.cut(no.isOffline)
      await around.rest((no.retryAfter ?? 1.5) * 1000)
    }
  }
}
