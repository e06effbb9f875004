import { describe, expect, it } from 'vitest'
import { takeEvents } from './inspection'

describe('a stream of events', () => {
  it('gives what is complete and keeps the rest', () => {
    expect(takeEvents('event: waiting\ndata: {}\n\nevent: done\nda')).toEqual({ events: [{ event: 'waiting', data: '{}' }], rest: 'event: done\nda' })
  })
})
