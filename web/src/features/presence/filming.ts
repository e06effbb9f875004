// One live check from its beginning to its end: what stands on the screen, what is filmed meanwhile, what the desk says to it.
// Frames are sent as they are taken and never wait in a line: where the network is slow there are fewer of them.
import type { Words } from '@/i18n'
import type { Check, Hint, Outcome, Person, Step } from './check'
import { arrived, judged, Lost, type Around, type Line } from './delivery'
import { colourAt, endOf, leastTogether, steadyHint, untilNext, warning, type StandingHint } from './pacing'
import { bodyOf, isSame, Reel } from './reel'

export interface Screen {
  phase: 'beginning' | 'filming' | 'judging'
  /** `warning`: before the coloured light a word is said. */
  kind: Step['kind'] | 'warning'
  ask: Words | null
  answered: boolean
  hint: Hint | null
  colour: string | null
  /** How much of it is done, 0 to 1. */
  share: number
  isCut: boolean
}

type Stop = 'left' | 'camera'
export class Filming {
  private check: Check | null = null
  private screen: Screen = { phase: 'beginning', kind: 'ready', ask: null, answered: false, hint: null, colour: null, share: 0, isCut: false }
  private hint: StandingHint = { hint: null, since: 0 }
  private begun = 0
  private shown = -1
  private named = 0
  private flash: number | null = null
  private lastFrame: Uint8Array | null = null
  private lastAt = -1
  private lastTry: number | null = null
  private stopped: Stop | null = null
  private isOver = false
  private hurry: () => void = () => undefined
  private reel = new Reel(1)
  private readonly line: Line = { isOver: () => this.isOver, cut: (isCut) => this.show({ isCut }) }

  constructor(
    private readonly around: Around,
    private readonly person: Person,
    private readonly tell: (screen: Screen) => void,
  ) {}

  /** The page is out of sight, or the camera is gone: what comes after would not count. */
  stop(why: Stop): void {
    if (this.screen.phase === 'judging') return
    this.stopped ??= why
    this.end()
  }

  async run(): Promise<Outcome> {
    let filming: Promise<void> | null = null
    try {
      const check = await this.around.transport.begin(this.person, this.around.newKey())
      this.begun = this.around.now()
      this.reel = new Reel(check.send.most_in_batch)
      this.heard(check)
      filming = this.film(check.send)
      const last = await this.deliver(check)
      if (!last || this.stopped) return { how: this.stopped ?? 'left', check: this.check }
      if (last.state !== 'open') return { how: 'told', check: last }
      this.show({ phase: 'judging', hint: null, colour: null })
      this.end()
      return { how: 'told', check: await judged(this.around, last, this.line) }
    } catch (no) {
      return no instanceof Lost ? { how: 'cut', check: this.check } : { how: 'refused', check: this.check, no }
    } finally {
      this.end()
      await filming
    }
  }

  private end(): void {
    this.isOver = true
    this.hurry()
  }

  private show(change: Partial<Screen>): void {
    this.screen = { ...this.screen, ...change }
    this.tell(this.screen)
  }

  /** What the desk says: the next thing to do, once it stands on the screen, and what hinders. */
  private heard(check: Check): void {
    this.check = check
    const { step } = check
    this.hint = step.number === this.shown ? steadyHint(this.hint, check.hint, this.around.now()) : { hint: null, since: this.around.now() }
    const share = Math.min(1, (step.number + (step.answered ? 0.6 : 0)) / check.steps)
    this.show({ phase: 'filming', share, hint: this.hint.hint, isCut: false })
    if (step.number !== this.shown) {
      this.shown = step.number
      if (step.kind === 'light') void this.shine(step)
      else if (step.kind !== 'done') void this.ask(step)
    } else if (this.screen.kind === step.kind) this.show({ ask: step.ask, answered: step.answered === true })
  }

  private async ask(step: Step): Promise<void> {
    this.show({ kind: step.kind, ask: step.ask, answered: step.answered === true })
    await this.around.painted()
    this.name(step)
  }

  private name(step: Step): void {
    this.named = step.number
    this.lastTry = null
    this.hurry()
  }

  /** The word before it, then one colour after the other. Until the first one is there frames name the step before. */
  private async shine(step: Step): Promise<void> {
    const colours = step.colours ?? []
    this.show({ kind: 'warning', ask: step.ask, answered: false, hint: null })
    await this.around.rest(warning)
    if (this.isOver) return
    this.show({ kind: 'light', colour: colours[0]?.colour ?? null })
    await this.around.painted()
    const since = this.around.now()
    this.flash = 0
    this.name(step)
    while (!this.isOver && this.flash !== null) {
      await this.around.rest(Math.max(1, since + endOf(colours, this.flash) - this.around.now()))
      this.flash = colourAt(colours, this.around.now() - since)
      this.show({ colour: this.flash === null ? null : (colours[this.flash]?.colour ?? null) })
    }
  }

  private async film(send: Check['send']): Promise<void> {
    while (!this.isOver) {
      const wait = untilNext(this.lastTry, this.around.now(), send.frames_a_second)
      if (wait > 0) await Promise.race([this.around.rest(wait), new Promise<void>((resolve) => (this.hurry = resolve))])
      if (this.isOver || untilNext(this.lastTry, this.around.now(), send.frames_a_second) > 0) continue
      await this.take(send)
    }
  }

  private async take(send: Check['send']): Promise<void> {
    const now = this.around.now()
    const [step, flash] = [this.named, this.flash]
    this.lastTry = now
    const jpeg = await this.around.grab(send)
    // The browser had no newer frame than the one before: nothing was taken.
    if (!jpeg || this.isOver || (this.lastFrame && isSame(jpeg, this.lastFrame))) return
    this.lastFrame = jpeg
    this.lastAt = Math.max(Math.round(now - this.begun), this.lastAt + 1)
    this.reel.put({ at: this.lastAt, step, flash, jpeg })
  }

  /** Sends until the desk has seen enough; `null` where the page stopped before. */
  private async deliver(begun: Check): Promise<Check | null> {
    let check = begun
    while (!this.isOver) {
      if (check.state !== 'open' || check.step.kind === 'done') return check
      if (this.reel.length < leastTogether(check.send.most_in_batch)) {
        await this.around.rest(20)
        continue
      }
      check = await arrived(this.around, check, bodyOf(this.reel.take()), this.line)
      if (!this.isOver) this.heard(check)
    }
    return null
  }
}
