import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { contentDigest, hex, sha256OfBytes } from './sha256'

describe('SHA-256 of our own', () => {
  it.each([0, 1, 55, 56, 63, 64, 65, 1000])('is right for %d bytes', (length) => {
    const bytes = Uint8Array.from({ length }, (_, n) => n * 7)
    expect(hex(sha256OfBytes(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'))
  })

  it('is written as RFC 9530 says', async () => {
    expect(await contentDigest(new TextEncoder().encode('hello'))).toBe('sha-256=:LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=:')
  })
})
