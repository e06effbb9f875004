// What is on its way, in memory and on the device: the two never say different things. Knows nothing of the network.
import type { Entry, Sending, State } from './entry'
import type { Store } from './store'

export class Shelf {
  private readonly sendings = new Map<string, Sending>()

  constructor(
    private readonly store: Store,
    private readonly changed: (all: readonly Sending[]) => void,
  ) {}

  get all(): readonly Sending[] {
    return [...this.sendings.values()]
  }

  find(id: string): Sending | undefined {
    return this.sendings.get(id)
  }

  note(entry: Entry, state: State, onlyHere: boolean): void {
    this.sendings.set(entry.id, { entry, state, onlyHere })
    this.changed(this.all)
  }

  tell(id: string, state: State): void {
    const sending = this.sendings.get(id)
    if (sending) this.note(sending.entry, state, sending.onlyHere)
  }

  async change(entry: Entry, change: Partial<Entry>): Promise<void> {
    const sending = this.sendings.get(entry.id)
    // Discarded while its answer was on the way.
    if (!sending) return
    const changed = { ...entry, ...change }
    this.note(changed, sending.state, sending.onlyHere)
    if (!sending.onlyHere) await this.keep(changed)
  }

  /** A device without room (or in private mode) carries it in memory. */
  async keep(entry: Entry): Promise<void> {
    try {
      await this.store.keep(entry)
      if (!this.sendings.has(entry.id)) await this.forget(entry.id)
    } catch {
      const sending = this.sendings.get(entry.id)
      if (sending) this.note(sending.entry, sending.state, true)
    }
  }

  async kept(): Promise<Entry[]> {
    return this.store.all().catch(() => [])
  }

  /** Off the device; what is shown of it stays. */
  async forget(id: string): Promise<void> {
    await this.store.forget(id).catch(() => undefined)
  }

  /** Not shown any more; what the device keeps stays. */
  leave(id: string): void {
    if (this.sendings.delete(id)) this.changed(this.all)
  }

  async erase(id: string): Promise<void> {
    this.leave(id)
    await this.forget(id)
  }
}
