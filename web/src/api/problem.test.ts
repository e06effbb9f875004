import { describe, expect, it } from 'vitest'
import { Problem } from './problem'

describe('a no', () => {
  it('says its kind, words and how long to wait', () => {
    const response = new Response(null, { status: 409, headers: { 'Retry-After': '20' } })
    const problem = Problem.from(response, { type: 'urn:beian:problem:busy', title: 'Someone is at it', status: 409 })
    expect(problem).toMatchObject({ kind: 'busy', message: 'Someone is at it', status: 409, retryAfter: 20, mayPass: true })
  })

  it('is one also where the server said nothing that can be read', () => {
    expect(Problem.from(new Response('', { status: 502 }), '<html>')).toMatchObject({ kind: 'unknown', mayPass: true })
  })

  it('of a stale version does not pass by waiting', () => {
    const stale = { type: 'urn:beian:problem:stale', title: '', status: 412 }
    expect(Problem.from(new Response(null, { status: 412 }), stale).mayPass).toBe(false)
  })
})
