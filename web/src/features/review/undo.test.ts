import { describe, expect, it } from 'vitest'
import { remember, restoring, stillOpen } from './undo'

const one = { item: 'a', before: { decided: 'open' as const }, now: { decided: 'accepted' as const } }

describe('undo', () => {
  it('is there for ten seconds', () => {
    const list = remember([], one, 1000)
    expect(stillOpen(list, 10_999)).toHaveLength(1)
    expect(stillOpen(list, 11_000)).toHaveLength(0)
  })

  it('goes back to before the last decision on an item', () => {
    const list = remember(remember([], one, 1000), { ...one, before: one.now, now: { decided: 'returned' } }, 2000)
    expect(list.map((undoable) => undoable.before.decided)).toEqual(['accepted'])
  })

  it('restores what was there', () => {
    expect(restoring(one)).toEqual({ action: 'reopen_item', items: ['a'] })
    expect(restoring({ item: 'a', before: { decided: 'returned', reason: 'photo-glare' } })).toEqual({ action: 'return_item', items: ['a'], reason: 'photo-glare' })
  })
})
