// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Outbox } from './outbox'

const pass = { filing: 'f1', version: async () => '"7"', action: { action: 'pass' as const }, name: { zh: '通过', en: 'pass' } }

describe('a move that cannot be untold', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is sent after ten seconds', async () => {
    const send = vi.fn().mockResolvedValue(undefined)
    const box = new Outbox(send)
    box.hold(pass)
    expect(box.isHeld('f1')).toBe(true)
    await vi.advanceTimersByTimeAsync(9_900)
    expect(send).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(200)
    expect(send).toHaveBeenCalledTimes(1)
    expect(box.moves).toHaveLength(0)
  })

  it('taken back is never sent', async () => {
    const send = vi.fn()
    const box = new Outbox(send)
    box.hold(pass)
    expect(box.takeBack(box.moves[0]?.key ?? '')).toBe(true)
    await vi.advanceTimersByTimeAsync(20_000)
    expect(send).not.toHaveBeenCalled()
  })

  it('goes at once when the page goes away, and once', async () => {
    const send = vi.fn().mockResolvedValue(undefined)
    const box = new Outbox(send)
    box.hold(pass)
    await box.flush()
    await vi.advanceTimersByTimeAsync(20_000)
    expect(send).toHaveBeenCalledTimes(1)
  })

  it('waits for the decisions before it, and is not made where one of them was refused', async () => {
    const send = vi.fn().mockResolvedValue(undefined)
    const box = new Outbox(send)
    box.hold({ ...pass, version: () => Promise.reject(new Error('overtaken')) })
    await box.flush()
    expect(send).not.toHaveBeenCalled()
    expect(box.moves[0]?.state).toBe('failed')
  })

  it('that was refused stays, with the reason, and may be tried again under its key', async () => {
    const send = vi.fn().mockRejectedValueOnce(new Error('no')).mockResolvedValue(undefined)
    const box = new Outbox(send)
    box.hold(pass)
    await box.flush()
    expect(box.moves[0]?.state).toBe('failed')
    expect(box.isHeld('f1')).toBe(false)
    await box.again(box.moves[0]?.key ?? '')
    expect(box.moves).toHaveLength(0)
    expect(send.mock.calls[0]?.[0].key).toBe(send.mock.calls[1]?.[0].key)
  })
})
