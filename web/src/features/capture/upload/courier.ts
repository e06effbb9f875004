// Brings one picture to the server, part by part, until it is there or refused for good.
import { Problem } from '@/api/problem'
import type { Entry } from './entry'
import type { Shelf } from './shelf'
import type { Transport } from './transport'

// What a phone's network carries in a second or two, and so little that not much is sent twice.
export const partBytes = 256 * 1024
const restsFrom = 1000
const restsAtMost = 30_000
// Beginning anew helps when the upload was lost or damaged. When it was damaged three times, more of the same is no help.
const begunAtMost = 3

export interface Road {
  transport: Transport
  /** Passes after so long, or as soon as the network is said to be back. */
  rest(milliseconds: number): Promise<void>
  newKey(): string
}

export class Courier {
  constructor(
    private readonly road: Road,
    private readonly shelf: Shelf,
    private readonly owner: () => string | null,
  ) {}

  async bring(id: string): Promise<void> {
    let begun = 0
    let fails = 0
    // Of a part that was cut off the server remembers the half: sent whole under the same key it would be another request.
    let round = 0
    for (;;) {
      const entry = this.shelf.find(id)?.entry
      if (!entry) return
      if (entry.owner !== this.owner()) return this.shelf.tell(id, { now: 'locked' })
      try {
        this.shelf.tell(id, { now: 'sending' })
        if (await this.step(entry, round)) return
        fails = 0
      } catch (no) {
        if (!(no instanceof Problem)) throw no
        if (no.status === 401) return this.shelf.tell(id, { now: 'locked' })
        if (no.status === 412 || (no.kind === 'key-used' && entry.upload)) {
          round++
          await this.lookAgain(entry)
        } else if (isLost(no) && ++begun < begunAtMost) await this.beginAnew(entry)
        else if (no.mayPass || no.kind === 'digest-differs' || no.kind === 'too-slow') {
          this.shelf.tell(id, { now: 'cut' })
          await this.road.rest(no.retryAfter ? no.retryAfter * 1000 : Math.min(restsAtMost, restsFrom * 2 ** fails++))
        } else return this.refuse(id, no)
      }
    }
  }

  /** One request; whether the page is there now. */
  private async step(entry: Entry, round: number): Promise<boolean> {
    if (entry.upload === null) {
      const { upload, arrived } = await this.road.transport.announce(entry)
      await this.shelf.change(entry, { upload, arrived })
      return false
    }
    const part = new Uint8Array(await entry.picture.slice(entry.arrived, entry.arrived + partBytes).arrayBuffer())
    const step = await this.road.transport.append(entry, entry.upload, part, round)
    if ('arrived' in step) {
      await this.shelf.change(entry, { arrived: step.arrived })
      return false
    }
    const sending = this.shelf.find(entry.id)
    await this.shelf.forget(entry.id)
    if (sending) this.shelf.note({ ...entry, upload: null, arrived: entry.picture.size }, { now: 'arrived', page: step.page }, sending.onlyHere)
    return true
  }

  /** The server has more or less than we thought. */
  private async lookAgain(entry: Entry): Promise<void> {
    if (entry.upload === null) return this.beginAnew(entry)
    try {
      const arrived = await this.road.transport.ask(entry, entry.upload)
      if (arrived === entry.arrived) await this.road.rest(restsFrom)
      else await this.shelf.change(entry, { arrived })
    } catch (no) {
      if (!(no instanceof Problem)) throw no
      if (isLost(no)) await this.beginAnew(entry)
      else await this.road.rest(restsFrom)
    }
  }

  private beginAnew(entry: Entry): Promise<void> {
    return this.shelf.change(entry, { upload: null, arrived: 0, key: this.road.newKey() })
  }

  private async refuse(id: string, problem: Problem): Promise<void> {
    await this.shelf.forget(id)
    this.shelf.tell(id, { now: 'refused', problem })
  }
}

/** The server knows nothing (more) of this upload, or what arrived was not what was announced. */
const isLost = (no: Problem): boolean => no.status === 404 || no.status === 400 || no.kind === 'key-used'
