import { describe, expect, it } from 'vitest'
import type { Page } from '@/api/pages'
import { Problem } from '@/api/problem'
import { partBytes } from './courier'
import type { Entry, Sending, Target } from './entry'
import { UploadQueue, type Surroundings } from './queue'
import type { Step } from './transport'

const target: Target = { filing: 'f1', item: 'head.id_card', side: 'front', material: 'id_card' }
const page: Page = { ...target, media_type: 'image/jpeg', bytes: 0, added: '2026-03-01T00:00:00Z', inspected: false }
const picture = (parts: number): Blob => new Blob([new Uint8Array(partBytes * parts - 1)], { type: 'image/jpeg' })
const no = (status: number, kind = 'x'): Problem => new Problem(kind, kind, status)

/** A server with a memory, a network that may fail, a device that may be full. */
class World {
  arrived = new Map<string, number>()
  sizes = new Map<string, number>()
  pages = 0
  appended = 0
  rested: number[] = []
  device = new Map<string, Entry>()
  full = false
  told: readonly Sending[] = []
  keys = 0
  fail: (what: 'announce' | 'append' | 'ask', count: number) => Problem | null = () => null
  private counts = { announce: 0, append: 0, ask: 0 }

  private may(what: 'announce' | 'append' | 'ask'): void {
    const problem = this.fail(what, ++this.counts[what])
    if (problem) throw problem
  }

  readonly around: Surroundings = {
    store: {
      all: async () => [...this.device.values()],
      keep: async (entry) => {
        if (this.full) throw new DOMException('full', 'QuotaExceededError')
        this.device.set(entry.id, entry)
      },
      forget: async (id) => void this.device.delete(id),
    },
    transport: {
      announce: async (entry) => {
        this.may('announce')
        const upload = `u-${entry.key}`
        this.sizes.set(upload, entry.picture.size)
        this.arrived.set(upload, this.arrived.get(upload) ?? 0)
        return { upload, arrived: this.arrived.get(upload) ?? 0 }
      },
      append: async (entry, upload, part): Promise<Step> => {
        this.may('append')
        const has = this.arrived.get(upload)
        if (has === undefined) throw no(404, 'not-found')
        if (has !== entry.arrived) throw no(412, 'stale')
        this.appended += part.length
        this.arrived.set(upload, has + part.length)
        if (has + part.length < (this.sizes.get(upload) ?? 0)) return { arrived: has + part.length }
        this.arrived.delete(upload)
        this.pages++
        return { page }
      },
      ask: async (_, upload) => {
        this.may('ask')
        const has = this.arrived.get(upload)
        if (has === undefined) throw no(404, 'not-found')
        return has
      },
      drop: async (_, upload) => void this.arrived.delete(upload),
    },
    rest: async (milliseconds) => void this.rested.push(milliseconds),
    digest: async (blob) => String(blob.size),
    newKey: () => `key-${++this.keys}`,
    now: () => 1_000_000,
    alone: async (_, act) => act().then(() => true),
    changed: (all) => (this.told = all),
  }
}

async function sent(world: World, parts = 3): Promise<Sending | undefined> {
  const queue = new UploadQueue(world.around)
  await queue.actAs('account anna')
  await queue.put(target, picture(parts))
  await queue.settled()
  return world.told[0]
}

describe('a picture', () => {
  it('goes in parts, becomes a page and leaves the device', async () => {
    const world = new World()
    expect((await sent(world))?.state).toEqual({ now: 'arrived', page })
    expect([world.pages, world.device.size]).toEqual([1, 0])
  })

  it('goes on where it was cut, after ever longer rests', async () => {
    const world = new World()
    world.fail = (what, count) => (what === 'append' && count >= 2 && count <= 5 ? Problem.offline() : null)
    expect((await sent(world))?.state.now).toBe('arrived')
    expect(world.rested).toEqual([1000, 2000, 4000, 8000])
    expect(world.appended).toBe(partBytes * 3 - 1)
  })

  it('rests as long as the server asks', async () => {
    const world = new World()
    world.fail = (what, count) => (what === 'announce' && count === 1 ? new Problem('unavailable', '', 503, '', 7) : null)
    await sent(world)
    expect(world.rested).toEqual([7000])
  })

  it('asks how much has arrived where the offsets differ', async () => {
    const world = new World()
    const append = world.around.transport.append
    let first = true
    world.around.transport.append = async (...what) => {
      const step = await append(...what)
      if (first) {
        first = false
        throw Problem.offline()
      }
      return step
    }
    expect((await sent(world))?.state.now).toBe('arrived')
    expect(world.appended).toBe(partBytes * 3 - 1)
  })

  it('begins anew where the server lost it', async () => {
    const world = new World()
    world.fail = (what, count) => {
      if (what === 'append' && count === 2) world.arrived.clear()
      return null
    }
    expect((await sent(world))?.state.now).toBe('arrived')
    expect([world.pages, world.appended]).toEqual([1, partBytes * 4 - 1])
  })

  it('sends a part again that was damaged on the way', async () => {
    const world = new World()
    world.fail = (what, count) => (what === 'append' && count === 2 ? no(422, 'digest-differs') : null)
    expect((await sent(world))?.state.now).toBe('arrived')
  })

  it('gives up where the whole is refused again and again', async () => {
    const world = new World()
    world.fail = (what) => (what === 'append' ? no(400, 'bad-request') : null)
    expect((await sent(world))?.state).toMatchObject({ now: 'refused', problem: { status: 400 } })
    expect(world.device.size).toBe(0)
  })

  it('is refused where the server wants none', async () => {
    const world = new World()
    world.fail = (what) => (what === 'announce' ? no(409, 'conflict') : null)
    expect((await sent(world))?.state.now).toBe('refused')
  })

  it('waits for its person where the session ended, and goes on', async () => {
    const world = new World()
    world.fail = (what, count) => (what === 'append' && count === 2 ? no(401, 'not-logged-in') : null)
    const queue = new UploadQueue(world.around)
    await queue.actAs('account anna')
    await queue.put(target, picture(3))
    await queue.settled()
    expect([world.told[0]?.state.now, world.device.size]).toEqual(['locked', 1])
    await queue.actAs('account anna')
    await queue.settled()
    expect(world.told[0]?.state.now).toBe('arrived')
  })

  it('goes on in a new tab, from where it was', async () => {
    const world = new World()
    world.fail = (what, count) => (what === 'append' && count === 2 ? no(401) : null)
    await sent(world)
    const queue = new UploadQueue(world.around)
    await queue.actAs('account anna')
    await queue.settled()
    expect([world.told[0]?.state.now, world.pages, world.appended]).toEqual(['arrived', 1, partBytes * 3 - 1])
  })

  it('is nobody else’s', async () => {
    const world = new World()
    world.fail = (what) => (what === 'append' ? no(401) : null)
    await sent(world)
    const queue = new UploadQueue(world.around)
    await queue.actAs('link 12')
    expect([queue.all.length, world.device.size]).toEqual([0, 1])
    await queue.actAs('account bob')
    expect(world.device.size).toBe(0)
  })

  it('is forgotten after a day', async () => {
    const world = new World()
    world.fail = (what) => (what === 'append' ? no(401) : null)
    await sent(world)
    await new UploadQueue({ ...world.around, now: () => 1_000_000 + 25 * 3600 * 1000 }).actAs('account anna')
    expect(world.device.size).toBe(0)
  })

  it('put twice is one page', async () => {
    const world = new World()
    const queue = new UploadQueue(world.around)
    await queue.actAs('account anna')
    const ids = await Promise.all([queue.put(target, picture(2)), queue.put(target, picture(2))])
    await queue.settled()
    expect([world.pages, ids[0] === ids[1]]).toEqual([1, true])
  })

  it('gives way to another for the same place', async () => {
    const world = new World()
    const queue = new UploadQueue(world.around)
    await queue.actAs('account anna')
    await queue.put(target, picture(2))
    await queue.put(target, picture(3))
    await queue.settled()
    expect(world.told.map(({ entry }) => entry.picture.size)).toEqual([partBytes * 3 - 1])
  })

  it('travels from memory where the device has no room, and says so', async () => {
    const world = new World()
    world.full = true
    const last = await sent(world)
    expect([last?.state.now, last?.onlyHere]).toEqual(['arrived', true])
  })

  it('stays nowhere when its person logs out', async () => {
    const world = new World()
    world.fail = (what) => (what === 'append' ? no(401) : null)
    const queue = new UploadQueue(world.around)
    await queue.actAs('account anna')
    await queue.put(target, picture(2))
    await queue.settled()
    await queue.clear()
    expect([world.device.size, world.told.length]).toEqual([0, 0])
  })
})
