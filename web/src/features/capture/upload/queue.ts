// Brings pictures to the server, whatever happens on the way. Knows neither browser nor network: both come in by the constructor.
import { Problem } from '@/api/problem'
import { isSame, type Entry, type Sending, type State, type Target } from './entry'
import type { Store } from './store'
import type { Transport } from './transport'

export interface Surroundings {
  store: Store
  transport: Transport
  /** Passes after so long, or as soon as the network is said to be back. */
  rest(milliseconds: number): Promise<void>
  digest(picture: Blob): Promise<string>
  newKey(): string
  now(): number
  /** Runs it unless another tab already does; `false` where one does. */
  alone(id: string, act: () => Promise<void>): Promise<boolean>
  changed(all: readonly Sending[]): void
}

// What a phone's network carries in a second or two, and so little that not much is sent twice.
export const partBytes = 256 * 1024
const restsFrom = 1000
const restsAtMost = 30_000
// The server keeps what came of an upload for a day; older pictures would be sent from the start, for a filing that went on without them.
const keptFor = 24 * 3600 * 1000
// Beginning anew helps when the upload was lost or damaged. When it was damaged three times, more of the same is no help.
const begunAtMost = 3

export class UploadQueue {
  private readonly sendings = new Map<string, Sending>()
  private readonly running = new Map<string, Promise<void>>()
  private owner: string | null = null

  constructor(private readonly around: Surroundings) {}

  get all(): readonly Sending[] {
    return [...this.sendings.values()]
  }

  /** Who is here now? Goes on with what is theirs, and with nothing of anybody else's. */
  async actAs(owner: string | null): Promise<void> {
    this.owner = owner
    for (const entry of await this.kept()) {
      if (this.around.now() - entry.begun > keptFor || isStranger(entry.owner, owner)) await this.erase(entry.id)
      else if (entry.owner === owner && !this.sendings.has(entry.id)) this.note(entry, { now: 'waiting' }, false)
    }
    for (const { entry, state } of this.all) if (entry.owner === owner && state.now !== 'arrived' && state.now !== 'refused') this.start(entry.id)
  }

  /** The same picture for the same place twice is one; another one takes its place. */
  async put(target: Target, picture: Blob): Promise<string> {
    if (this.owner === null) throw new Problem('not-logged-in', '', 401)
    const digest = await this.around.digest(picture)
    for (const { entry, state } of this.all) {
      if (!isSame(entry.target, target)) continue
      if (entry.digest === digest && state.now !== 'refused') return entry.id
      await this.discard(entry.id)
    }
    const entry: Entry = {
      id: this.around.newKey(), owner: this.owner, target, picture, digest, mediaType: picture.type || 'application/octet-stream',
      key: this.around.newKey(), upload: null, arrived: 0, begun: this.around.now(),
    }
    // Two taps at once: between the question above and here another may have come.
    const twin = this.all.find((other) => isSame(other.entry.target, target) && other.entry.digest === digest)
    if (twin) return twin.entry.id
    this.note(entry, { now: 'waiting' }, false)
    await this.keep(entry)
    this.start(entry.id)
    return entry.id
  }

  /** Told and seen: it need not be shown any more. */
  release(id: string): void {
    this.leave(id)
  }

  find(id: string): Sending | undefined {
    return this.sendings.get(id)
  }

  /** It is not wanted any more, here and at the server. */
  async discard(id: string): Promise<void> {
    const entry = this.sendings.get(id)?.entry
    await this.erase(id)
    if (entry?.upload) await this.around.transport.drop(entry, entry.upload).catch(() => undefined)
  }

  /** Nothing stays on this device: somebody logs out. */
  async clear(): Promise<void> {
    this.owner = null
    for (const entry of [...this.all.map((sending) => sending.entry), ...(await this.kept())]) await this.erase(entry.id)
  }

  /** Ends when nothing is under way any more. */
  async settled(): Promise<void> {
    while (this.running.size) await Promise.all(this.running.values())
  }

  private start(id: string): void {
    if (this.running.has(id)) return
    const run = this.around.alone(id, () => this.bring(id)).then((mine) => {
      this.running.delete(id)
      // Another tab brings it and tells of it there.
      if (!mine) this.leave(id)
    })
    this.running.set(id, run)
  }

  private async bring(id: string): Promise<void> {
    let begun = 0
    let fails = 0
    // Of a part that was cut off the server remembers the half: sent whole under the same key it would be another request.
    let round = 0
    for (;;) {
      const entry = this.sendings.get(id)?.entry
      if (!entry) return
      if (entry.owner !== this.owner) return this.tell(id, { now: 'locked' })
      try {
        this.tell(id, { now: 'sending' })
        if (await this.step(entry, round)) return
        fails = 0
      } catch (no) {
        if (!(no instanceof Problem)) throw no
        if (no.status === 401) return this.tell(id, { now: 'locked' })
        if (no.status === 412 || (no.kind === 'key-used' && entry.upload)) {
          round++
          await this.lookAgain(entry)
        } else if (isLost(no) && ++begun < begunAtMost) await this.beginAnew(entry)
        else if (no.mayPass || no.kind === 'digest-differs' || no.kind === 'too-slow') {
          this.tell(id, { now: 'cut' })
          await this.around.rest(no.retryAfter ? no.retryAfter * 1000 : Math.min(restsAtMost, restsFrom * 2 ** fails++))
        } else return this.refuse(id, no)
      }
    }
  }

  /** One request; whether the page is there now. */
  private async step(entry: Entry, round: number): Promise<boolean> {
    if (entry.upload === null) {
      const { upload, arrived } = await this.around.transport.announce(entry)
      await this.change(entry, { upload, arrived })
      return false
    }
    const part = new Uint8Array(await entry.picture.slice(entry.arrived, entry.arrived + partBytes).arrayBuffer())
    const step = await this.around.transport.append(entry, entry.upload, part, round)
    if ('arrived' in step) {
      await this.change(entry, { arrived: step.arrived })
      return false
    }
    const sending = this.sendings.get(entry.id)
    await this.forget(entry.id)
    if (sending) this.note({ ...entry, upload: null, arrived: entry.picture.size }, { now: 'arrived', page: step.page }, sending.onlyHere)
    return true
  }

  /** The server has more or less than we thought. */
  private async lookAgain(entry: Entry): Promise<void> {
    if (entry.upload === null) return this.beginAnew(entry)
    try {
      const arrived = await this.around.transport.ask(entry, entry.upload)
      if (arrived === entry.arrived) await this.around.rest(restsFrom)
      else await this.change(entry, { arrived })
    } catch (no) {
      if (!(no instanceof Problem)) throw no
      if (isLost(no)) await this.beginAnew(entry)
      else await this.around.rest(restsFrom)
    }
  }

  private beginAnew(entry: Entry): Promise<void> {
    return this.change(entry, { upload: null, arrived: 0, key: this.around.newKey() })
  }

  private async refuse(id: string, problem: Problem): Promise<void> {
    await this.forget(id)
    this.tell(id, { now: 'refused', problem })
  }

  private async change(entry: Entry, change: Partial<Entry>): Promise<void> {
    const sending = this.sendings.get(entry.id)
    // Discarded while its answer was on the way.
    if (!sending) return
    const changed = { ...entry, ...change }
    this.note(changed, sending.state, sending.onlyHere)
    if (!sending.onlyHere) await this.keep(changed)
  }

  /** A device without room (or in private mode) carries it in memory. */
  private async keep(entry: Entry): Promise<void> {
    try {
      await this.around.store.keep(entry)
      if (!this.sendings.has(entry.id)) await this.forget(entry.id)
    } catch {
      const sending = this.sendings.get(entry.id)
      if (sending) this.note(sending.entry, sending.state, true)
    }
  }

  private async kept(): Promise<Entry[]> {
    return this.around.store.all().catch(() => [])
  }

  private async forget(id: string): Promise<void> {
    await this.around.store.forget(id).catch(() => undefined)
  }

  private async erase(id: string): Promise<void> {
    this.leave(id)
    await this.forget(id)
  }

  private leave(id: string): void {
    if (this.sendings.delete(id)) this.around.changed(this.all)
  }

  private tell(id: string, state: State): void {
    const sending = this.sendings.get(id)
    if (sending) this.note(sending.entry, state, sending.onlyHere)
  }

  private note(entry: Entry, state: State, onlyHere: boolean): void {
    this.sendings.set(entry.id, { entry, state, onlyHere })
    this.around.changed(this.all)
  }
}

/** Two accounts on one device share nothing; a link that was opened beside them does not count as another person. */
const isStranger = (kept: string, here: string | null): boolean => here !== null && here !== kept && [here, kept].every((one) => one.startsWith('account '))

/** The server knows nothing (more) of this upload, or what arrived was not what was announced. */
const isLost = (no: Problem): boolean => no.status === 404 || no.status === 400 || no.kind === 'key-used'
