import { describe, expect, it } from 'vitest'
import { countOf, itemsOf, nextPage, stateOf, withFurther, type Checklist, type Line, type Page } from './items'

const line = (of: Line['of'], material: string, sides = ['front', 'back']): Line => ({
  of, material, sides, necessity: 'required', name: { zh: material, en: material }, accepts: [material], reasons: [],
})
const list = (...items: Line[]): Checklist => ({
  on: '2026-11-30', rulebook: '2026.11', profile: null, facts: {}, items, constraints: [], refusals: [], warnings: [], notes: [], questions: [],
})
const page = (side: string, change: Partial<Page> = {}): Page => ({
  item: 'head.id_card', side, material: 'id_card', media_type: 'image/jpeg', bytes: 1, added: '2026-11-30T00:00:00Z', inspected: true, verdict: 'accept', ...change,
})

describe('the items of a filing', () => {
  it('are named after the service from the second on, and stand once where all services ask for them', () => {
    const lists = [list(line('head', 'id_card'), line('service_head', 'id_card')), list(line('head', 'id_card'), line('service_head', 'id_card'))]
    expect(itemsOf(lists).map((item) => item.id)).toEqual(['head.id_card', 'service_head.id_card', 'service_head.1.id_card'])
  })

  const [item] = itemsOf([list(line('head', 'id_card'))])
  if (!item) throw new Error('no item')
  const state = (pages: Page[], blocked = false) => stateOf(item, pages, ['front', 'back'], blocked, false)

  it('are done when every side is there and nothing stands against it', () => {
    expect(state([])).toBe('missing')
    expect(state([page('front')])).toBe('part')
    expect(state([page('front'), page('back', { inspected: false })])).toBe('checking')
    expect(state([page('front', { verdict: 'reject' }), page('back')])).toBe('look')
    expect(state([page('front'), page('back', { verdict: 'fixable' })])).toBe('done')
    expect(state([page('front'), page('back')], true)).toBe('look')
  })

  it('that ask for the person are done once they were seen, and again if that counts no more', () => {
    const [person] = itemsOf([list(line('head', 'face_verification', []))])
    if (!person) throw new Error('no item')
    const state = (blocked: boolean, seen: boolean) => stateOf(person, [], [], blocked, seen)
    expect([state(true, false), state(false, true), state(true, true)]).toEqual(['person', 'done', 'look'])
  })

  it('count what is required and what was handed in besides', () => {
    const advised = { ...item, line: { ...item.line, necessity: 'advised' as const } }
    expect(countOf([{ item, state: 'done' }, { item, state: 'missing' }, { item: advised, state: 'missing' }])).toEqual({ done: 1, all: 2 })
  })
})

describe('a letter that goes on', () => {
  it('has the pages that were handed in, in their order', () => expect(withFurther(['page-1'], [page('page-10'), page('page-2'), page('page-1')])).toEqual(['page-1', 'page-2', 'page-10']))

  it('may have the next page once all before it are there, as far as it may go', () => {
    expect(nextPage(['page-1'], [page('page-1')], { most_pages: 2 })).toBe('page-2')
    expect(nextPage(['page-1'], [], { most_pages: 2 })).toBeUndefined()
    expect(nextPage(['page-1', 'page-2'], [page('page-1'), page('page-2')], { most_pages: 2 })).toBeUndefined()
    expect(nextPage(['front'], [page('front')], { most_pages: 0 })).toBeUndefined()
  })
})
