// A filing that leaves the reviewer's hands is told to its applicant, and that cannot be untold: such a move is held for ten
// seconds, and sent at once when the page goes away. Should even that fail, nothing is lost but the last key: every item's
// decision is with the server, and the filing stands among "mine" with the move still to be made.
import { reactive } from 'vue'
import { api, newKey, told, type Schemas } from '@/api/client'
import { undoSeconds } from './undo'

export type HeldState = 'held' | 'sending' | 'failed'
export interface HeldMove {
  key: string
  filing: string
  /** Known once every decision on its items has arrived; refused where one of them did not. */
  version: () => Promise<string>
  action: Schemas['Action']
  name: Schemas['Words']
  until: number
  state: HeldState
  no?: unknown
}
export type Send = (move: HeldMove, version: string) => Promise<unknown>

export class Outbox {
  readonly moves: HeldMove[] = reactive([])
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>()

  constructor(private readonly send: Send) {}

  hold(what: Pick<HeldMove, 'filing' | 'version' | 'action' | 'name'>): void {
    const key = newKey()
    this.moves.push({ ...what, key, until: Date.now() + undoSeconds * 1000, state: 'held' })
    this.timers.set(key, setTimeout(() => void this.go(key), undoSeconds * 1000))
  }

  /** Whether it came in time. */
  takeBack(key: string): boolean {
    const at = this.moves.findIndex((move) => move.key === key && move.state !== 'sending')
    if (at < 0) return false
    clearTimeout(this.timers.get(key))
    this.moves.splice(at, 1)
    return true
  }

  isHeld = (filing: string): boolean => this.moves.some((move) => move.filing === filing && move.state !== 'failed')

  async flush(): Promise<void> {
    await Promise.all(this.moves.filter((move) => move.state === 'held').map((move) => this.go(move.key)))
  }

  private async go(key: string): Promise<void> {
    const move = this.moves.find((one) => one.key === key)
    if (!move || move.state === 'sending') return
    clearTimeout(this.timers.get(key))
    move.state = 'sending'
    try {
      await this.send(move, await move.version())
      this.moves.splice(this.moves.indexOf(move), 1)
    } catch (no) {
      move.state = 'failed'
      move.no = no
    }
  }

  /** The same move under the same key: done once, even if the first try arrived after all. */
  again = (key: string): Promise<void> => this.go(key)
}

export const outbox = new Outbox((move, version) =>
  told(api.POST('/filings/{filing}/actions', {
    params: { path: { filing: move.filing }, header: { 'If-Match': version, 'Idempotency-Key': move.key } },
    body: move.action,
    // Outlives the page.
    keepalive: true,
  })),
)
if (typeof window !== 'undefined') window.addEventListener('pagehide', () => void outbox.flush())
