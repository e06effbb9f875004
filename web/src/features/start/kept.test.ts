import { describe, expect, it } from 'vitest'
import { parseKept } from './kept'

describe('what the wizard remembers', () => {
  it('comes back after a reload', () => {
    const kept = { answers: { 'filing.province': 'fujian' }, order: ['filing.province'], skipped: [], key: 'one' }
    expect(parseKept(JSON.stringify(kept), 'two')).toEqual(kept)
  })

  it('is nothing where nothing sensible was kept', () => {
    for (const text of [null, '', '{', '[]', '{"answers":1}']) expect(parseKept(text, 'two')).toEqual({ answers: {}, order: [], skipped: [], key: 'two' })
  })
})
