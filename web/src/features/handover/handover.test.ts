import { describe, expect, it } from 'vitest'
import { addressOf, handOverIn, renewIn } from './handover'

describe('a hand-over', () => {
  it('carries its code and its place behind the #', () => {
    const address = new URL(addressOf('https://desk.example', 'main.abc', '/filings/f1/capture/head.id_card/front?as=id_card'))
    expect(address.pathname).toBe('/continue')
    expect(handOverIn(address.hash)).toEqual({ code: 'main.abc', place: '/filings/f1/capture/head.id_card/front?as=id_card' })
  })

  it('goes on to its place once the code is used', () => expect(handOverIn('#/filings/f1')).toEqual({ code: null, place: '/filings/f1' }))

  it.each(['', '#', '#main.abc', '#main.abc//elsewhere.example', '#main.abc/\\elsewhere.example'])('leads nowhere else (%s)', (hash) => expect(handOverIn(hash)).toBe(null))

  it('is renewed before it runs out', () => {
    expect(renewIn('2026-03-01T12:03:00Z', Date.parse('2026-03-01T12:00:00Z'))).toBe(135_000)
    expect(renewIn('2026-03-01T12:00:00Z', Date.parse('2026-03-01T12:00:00Z'))).toBe(5_000)
  })
})
