import { describe, expect, it, vi } from 'vitest'
import { useAct, useListAct } from './act'

describe('something that may fail', () => {
  it('runs once at a time, and says why it failed', async () => {
    const { busy, no, run } = useAct()
    let end = (): void => undefined
    const first = run(() => new Promise<string>((resolve) => (end = () => resolve('done'))))
    expect(await run(() => Promise.resolve('again'))).toBeUndefined()
    end()
    expect(await first).toBe('done')
    expect(await run(() => Promise.reject(new Error('gone')))).toBeUndefined()
    expect([busy.value, no.value]).toEqual([false, new Error('gone')])
  })
})

describe('a list that is changed', () => {
  it('is read anew after a change, and after one that was refused', async () => {
    const load = vi.fn(() => Promise.resolve())
    const { no, attempt } = useListAct(load)
    await attempt()
    await attempt(() => Promise.resolve())
    expect([load.mock.calls.length, no.value]).toEqual([2, null])
    await attempt(() => Promise.reject(new Error('over already')))
    expect([load.mock.calls.length, no.value]).toEqual([3, new Error('over already')])
  })

  it('says the first no where reading fails as well', async () => {
    const { no, attempt } = useListAct(() => Promise.reject(new Error('no list')))
    await attempt(() => Promise.reject(new Error('no change')))
    expect(no.value).toEqual(new Error('no change'))
    await attempt()
    expect(no.value).toEqual(new Error('no list'))
  })
})
