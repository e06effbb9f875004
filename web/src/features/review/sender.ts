// Decisions go out one after the other, each with the version that the one before left behind.
import { api, newKey, toldWithVersion, type Schemas } from '@/api/client'
import { Problem } from '@/api/problem'
import type { Filing } from './items'

export type Post = (action: Schemas['Action'], version: string, key: string) => Promise<{ value: Filing; version: string }>

/** Someone was faster: what was queued behind it is not sent either, its makers look first. */
export class Overtaken extends Error {}

const wait = (seconds: number): Promise<void> => new Promise((end) => setTimeout(end, seconds * 1000))

/** Of all filings: the page asks before it goes away with them. */
let unanswered = 0
if (typeof window !== 'undefined') window.addEventListener('beforeunload', (event) => void (unanswered > 0 && event.preventDefault()))

export class Sender {
  private chain: Promise<unknown> = Promise.resolve()
  private round = 0
  /** Something that was decided did not arrive; nothing that follows from it may. */
  private broken = false
  /** How many so far: what was read before another one went out is old. */
  sent = 0

  constructor(
    private version: string,
    private readonly post: Post,
    private readonly onWait: (waiting: boolean) => void = () => undefined,
    private readonly patience: readonly number[] = [1, 2, 4, 8, 15, 30],
  ) {}

  seen(version: string): void {
    this.version = version
    this.broken = false
    ++this.round
  }

  get current(): string {
    return this.version
  }

  /** The version once everything sent so far is answered; refused where any of it was. */
  settled(): Promise<string> {
    return this.chain.then(() => {
      if (this.broken) throw new Overtaken()
      return this.version
    })
  }

  send(action: Schemas['Action']): Promise<Filing> {
    const round = this.round
    const key = newKey()
    ++unanswered
    ++this.sent
    const sent = this.chain.then(async () => {
      if (round !== this.round) throw new Overtaken()
      const answer = await this.patiently(action, key)
      this.version = answer.version
      return answer.value
    })
    this.chain = sent.catch(() => void (this.broken = true)).finally(() => --unanswered)
    return sent
  }

  /** The same key each time: a decision that arrived while its answer was lost is not made twice. */
  private async patiently(action: Schemas['Action'], key: string): Promise<{ value: Filing; version: string }> {
    for (const seconds of this.patience) {
      try {
        const answer = await this.post(action, this.version, key)
        this.onWait(false)
        return answer
      } catch (no) {
        if (!(no instanceof Problem) || !no.mayPass) {
          this.onWait(false)
          // Whatever was decided behind it was decided on a filing that is not there any more.
          if (no instanceof Problem && no.status === 412) ++this.round
          throw no
        }
        this.onWait(true)
        await wait(no.retryAfter ?? seconds)
      }
    }
    this.onWait(false)
    throw Problem.offline()
  }
}

export const postTo = (filing: string): Post => (action, version, key) =>
  toldWithVersion(api.POST('/filings/{filing}/actions', {
    params: { path: { filing }, header: { 'If-Match': version, 'Idempotency-Key': key } },
    body: action,
    keepalive: true,
  }))
