// Whose pictures are on their way, and what may be said of them? Knows neither browser nor network: both come in by the constructor.
import { Problem } from '@/api/problem'
import { Courier, type Road } from './courier'
import { isSame, type Entry, type Sending, type Target } from './entry'
import { Shelf } from './shelf'
import type { Store } from './store'

export interface Surroundings extends Road {
  store: Store
  digest(picture: Blob): Promise<string>
  now(): number
  /** Runs it unless another tab already does; `false` where one does. */
  alone(id: string, act: () => Promise<void>): Promise<boolean>
  changed(all: readonly Sending[]): void
}

// The server keeps what came of an upload for a day; older pictures would be sent from the start, for a filing that went on without them.
const keptFor = 24 * 3600 * 1000

export class UploadQueue {
  private readonly shelf: Shelf
  private readonly courier: Courier
  private readonly running = new Map<string, Promise<void>>()
  private owner: string | null = null

  constructor(private readonly around: Surroundings) {
    this.shelf = new Shelf(around.store, (all) => around.changed(all))
    this.courier = new Courier(around, this.shelf, () => this.owner)
  }

  get all(): readonly Sending[] {
    return this.shelf.all
  }

  /** Who is here now? Goes on with what is theirs, and with nothing of anybody else's. */
  async actAs(owner: string | null): Promise<void> {
    this.owner = owner
    for (const entry of await this.shelf.kept()) {
      if (this.around.now() - entry.begun > keptFor || isStranger(entry.owner, owner)) await this.shelf.erase(entry.id)
      else if (entry.owner === owner && !this.shelf.find(entry.id)) this.shelf.note(entry, { now: 'waiting' }, false)
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
    this.shelf.note(entry, { now: 'waiting' }, false)
    await this.shelf.keep(entry)
    this.start(entry.id)
    return entry.id
  }

  /** Told and seen: it need not be shown any more. */
  release(id: string): void {
    this.shelf.leave(id)
  }

  find(id: string): Sending | undefined {
    return this.shelf.find(id)
  }

  /** It is not wanted any more, here and at the server. */
  async discard(id: string): Promise<void> {
    const entry = this.shelf.find(id)?.entry
    await this.shelf.erase(id)
    if (entry?.upload) await this.around.transport.drop(entry, entry.upload).catch(() => undefined)
  }

  /** Nothing stays on this device: somebody logs out. */
  async clear(): Promise<void> {
    this.owner = null
    for (const entry of [...this.all.map((sending) => sending.entry), ...(await this.shelf.kept())]) await this.shelf.erase(entry.id)
  }

  /** Ends when nothing is under way any more. */
  async settled(): Promise<void> {
    while (this.running.size) await Promise.all(this.running.values())
  }

  private start(id: string): void {
    if (this.running.has(id)) return
    const run = this.around.alone(id, () => this.courier.bring(id)).then((mine) => {
      this.running.delete(id)
      // Another tab brings it and tells of it there.
      if (!mine) this.shelf.leave(id)
    })
    this.running.set(id, run)
  }
}

/** Two accounts on one device share nothing; a link that was opened beside them does not count as another person. */
const isStranger = (kept: string, here: string | null): boolean => here !== null && here !== kept && [here, kept].every((one) => one.startsWith('account '))
