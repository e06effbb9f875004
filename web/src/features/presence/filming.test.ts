import { describe, expect, it } from 'vitest'
import { Problem } from '@/api/problem'
import type { Check, Step } from './check'
import type { Around } from './delivery'
import { Filming, type Screen } from './filming'

const words = (zh: string) => ({ zh, en: zh })
const step = (number: number, kind: Step['kind'], change: Partial<Step> = {}): Step => ({ number, kind, within_ms: 4500, ask: words(kind), ...change })
const colours = [{ colour: '#ff0000', ms: 500 }, { colour: '#0000ff', ms: 600 }]

interface Sent {
  first: number
  frames: { at: number; step: number; flash: number }[]
}

/** A desk that asks for a turn and for light, a camera that never fails, and a clock that only waiting moves. */
class World {
  time = 0
  sent: Sent[] = []
  screens: Screen[] = []
  view: Check = {
    check: 'c1', person: 'head', state: 'open', begun: '', until: '', nonce: '', arrived: 0, steps: 3, attempts_left: 9, spared_left: 2,
    step: step(0, 'ready'), send: { frames_a_second: 8, most_in_batch: 6, most_bytes: 100000, longest: 640 },
  }
  keys = 0
  fail: (call: number) => Problem | null = () => null
  /** What the desk says after so many bodies. */
  script: (bodies: number) => Partial<Check> = () => ({})
  private calls = 0
  private shots = 0
  private sleepers: { until: number; wake: () => void }[] = []

  readonly around: Around = {
    transport: {
      begin: async () => this.view,
      read: async () => this.view,
      finish: async () => ({ ...this.view, state: 'passed' }),
      send: async (_, first, body) => {
        await this.around.rest(60)
        const no = this.fail(++this.calls)
        if (no) throw no
        const frames = framesIn(body)
        this.sent.push({ first, frames })
        this.view = { ...this.view, arrived: first + frames.length, ...this.script(this.sent.length) }
        return this.view
      },
    },
    grab: async () => Uint8Array.of(++this.shots >> 8, this.shots & 255),
    now: () => this.time,
    rest: (ms) => new Promise((wake) => this.sleepers.push({ until: this.time + ms, wake })),
    painted: () => this.around.rest(16),
    newKey: () => `key${++this.keys}`,
  }

  async play(filming: Filming, until = 60_000): Promise<Awaited<ReturnType<Filming['run']>>> {
    let outcome: Awaited<ReturnType<Filming['run']>> | undefined
    void filming.run().then((end) => (outcome = end))
    while (!outcome && this.time < until) {
      for (let n = 0; n < 30; n++) await Promise.resolve()
      const next = this.sleepers.sort((a, b) => a.until - b.until).shift()
      if (!next) continue
      this.time = Math.max(this.time, next.until)
      next.wake()
    }
    if (!outcome) throw new Error('it never ended')
    return outcome
  }
  filming = (): Filming => new Filming(this.around, 'head', (screen) => this.screens.push(screen))
}

function framesIn(body: Uint8Array): Sent['frames'] {
  const view = new DataView(body.buffer)
  const frames: Sent['frames'] = []
  for (let place = 0; place < body.length; place += 10 + view.getUint32(place + 6)) frames.push({ at: view.getUint32(place), step: view.getUint8(place + 4), flash: view.getUint8(place + 5) })
  return frames
}

/** Ready, a turn, its answer, light, done. */
const whole = (bodies: number): Partial<Check> => {
  if (bodies < 2) return {}
  if (bodies < 4) return { step: step(1, 'turn_left') }
  if (bodies < 5) return { step: step(1, 'turn_left', { answered: true, ask: words('ahead') }) }
  if (bodies < 16) return { step: step(2, 'light', { colours }) }
  return { step: step(3, 'done') }
}

describe('a live check', () => {
  it('goes from getting ready to the verdict', async () => {
    const world = new World()
    world.script = whole
    const outcome = await world.play(world.filming())
    expect(outcome).toMatchObject({ how: 'told', check: { state: 'passed' } })
    expect([...new Set(world.screens.map((one) => one.kind))]).toEqual(['ready', 'turn_left', 'warning', 'light'])
    expect(world.screens.some((one) => one.ask?.zh === 'ahead' && one.answered)).toBe(true)
    expect([...new Set(world.screens.map((one) => one.colour))]).toEqual([null, '#ff0000', '#0000ff'])
    expect(world.screens[world.screens.length - 1]?.phase).toBe('judging')
  })

  it('films at the pace that is asked, and no body is larger than may be', async () => {
    const world = new World()
    world.script = whole
    await world.play(world.filming())
    const frames = world.sent.flatMap((one) => one.frames)
    expect(Math.max(...world.sent.map((one) => one.frames.length))).toBeLessThanOrEqual(6)
    expect(world.sent.map((one) => one.first)).toEqual(world.sent.map((_, n) => world.sent.slice(0, n).reduce((sum, one) => sum + one.frames.length, 0)))
    const gaps = frames.slice(1).map((one, n) => one.at - (frames[n]?.at ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThan(0)
    expect(Math.max(...gaps)).toBeLessThan(200)
  })

  it('names a step only once it stands on the screen, and light with its first colour', async () => {
    const world = new World()
    world.script = whole
    await world.play(world.filming())
    const frames = world.sent.flatMap((one) => one.frames)
    const light = frames.filter((one) => one.step === 2)
    expect(light[0]?.flash).toBe(0)
    expect(frames.filter((one) => one.flash !== 255).every((one) => one.step === 2)).toBe(true)
    // A word stands before it, and is filmed as part of what came before.
    const before = frames.filter((one) => one.step === 1)
    expect((light[0]?.at ?? 0) - (before[0]?.at ?? 0)).toBeGreaterThan(1500)
    const first = light[0]?.at ?? 0
    expect(light.filter((one) => one.flash === 1).every((one) => one.at - first >= 495 && one.at - first < 1130)).toBe(true)
    expect(light.some((one) => one.flash === 1)).toBe(true)
  })

  it('loses nothing to a network that breaks for a moment, and sends no more than fits', async () => {
    const world = new World()
    world.script = whole
    world.fail = (call) => (call === 3 || call === 4 ? Problem.offline() : null)
    const outcome = await world.play(world.filming())
    expect(outcome.how).toBe('told')
    expect(world.screens.some((one) => one.isCut)).toBe(true)
    const frames = world.sent.flatMap((one) => one.frames)
    const gaps = frames.slice(1).map((one, n) => one.at - (frames[n]?.at ?? 0))
    expect(Math.max(...gaps)).toBeLessThan(600)
  })

  it('ends where the network is gone for long, but waits while nobody was asked anything yet', async () => {
    const gone = new World()
    gone.script = whole
    gone.fail = (call) => (call > 2 ? Problem.offline() : null)
    expect(await gone.play(gone.filming())).toMatchObject({ how: 'cut', check: { attempts_left: 9, step: { kind: 'turn_left' } } })
    for (const first of [1, 2]) {
      const late = new World()
      late.script = whole
      late.fail = (call) => (call >= first && call < 30 ? Problem.offline() : null)
      expect((await late.play(late.filming())).how).toBe('told')
      expect(late.time).toBeGreaterThan(10_000)
    }
  })

  it('goes on where the desk says it stands', async () => {
    const world = new World()
    world.script = whole
    world.fail = (call) => (call === 3 ? new Problem('stale', '', 412) : null)
    expect((await world.play(world.filming())).how).toBe('told')
  })

  it('ends as the desk says: another window began it', async () => {
    const world = new World()
    world.fail = (call) => {
      if (call < 3) return null
      world.view = { ...world.view, state: 'replaced' }
      return new Problem('conflict', '', 409)
    }
    expect(await world.play(world.filming())).toMatchObject({ how: 'told', check: { state: 'replaced' } })
  })

  it('stops when the page is out of sight, and says what the desk refuses', async () => {
    const world = new World()
    const filming = world.filming()
    world.script = (bodies) => {
      if (bodies === 2) filming.stop('left')
      return {}
    }
    expect(await world.play(filming)).toMatchObject({ how: 'left', check: { check: 'c1' } })
    const refused = new World()
    refused.around.transport.begin = () => Promise.reject(new Problem('conflict', '', 409))
    expect(await refused.play(refused.filming())).toMatchObject({ how: 'refused', check: null })
  })
})
