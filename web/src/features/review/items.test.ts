import { describe, expect, it } from 'vitest'
import type { Schemas } from '@/api/client'
import { inOrder, nextOpen, pagesOf, parseItem, settled, shownWith, timesReturned, type GateFinding, type Page } from './items'

const page = (item: string, side = 'front'): Page => ({ item, side, material: 'id_card', media_type: 'image/jpeg', bytes: 1, added: '2026-03-01T00:00:00Z', inspected: true })
const event = (action: Schemas['ActionKind'], items: string[] = []): Schemas['Event'] => ({ action, items, name: { zh: '', en: '' }, at: '2026-03-01T00:00:00Z', role: 'reviewer', to: 'reviewing' })

describe('an item', () => {
  it('says whose it is', () => {
    expect(parseItem('service_head.1.id_card')).toEqual({ owner: 'service_head', nth: 1, material: 'id_card' })
    expect(parseItem('fields.services[2]')).toEqual({ owner: 'services', nth: 2, group: 'services' })
  })

  it('stands beside what it is compared with', () => {
    const items = ['domain.domain_certificate', 'fields.filing', 'fields.head', 'fields.services[0]', 'fields.subject', 'head.id_card', 'service_head.id_card', 'subject.business_license', 'service_head.1.id_card']
    expect(inOrder(items.map((item) => ({ item }))).map((one) => one.item)).toEqual([
      'fields.subject', 'subject.business_license', 'fields.head', 'head.id_card', 'fields.filing', 'fields.services[0]', 'service_head.id_card', 'domain.domain_certificate', 'service_head.1.id_card',
    ])
  })

  it('of the form is looked at with the pages of its holder', () => {
    const pages = [page('head.id_card'), page('head.id_card', 'back'), page('service_head.id_card'), page('service_head.1.id_card')]
    expect(pagesOf('fields.head', pages)).toEqual(pages.slice(0, 2))
    expect(pagesOf('fields.services[1]', pages)).toEqual([pages[3]])
    expect(pagesOf('head.id_card', [...pages].reverse())).toEqual(pages.slice(0, 2))
  })

  it('of a live check is looked at with the document of the same person; one person hands theirs in once', () => {
    const card = [page('head.id_card'), page('head.id_card', 'back')]
    const letter = page('service_head.site_head_authorization', 'page-1')
    const theirs = page('service_head.id_card')
    expect(shownWith('service_head.face_verification', [...card, letter])).toEqual(card)
    expect(shownWith('service_head.face_verification', [...card, letter, theirs])).toEqual([theirs])
    expect(shownWith('head.id_card', [...card, theirs])).toEqual(card)
    expect(pagesOf('service_head.face_verification', card)).toEqual([])
  })
})

it('what is said of the whole filing is seen with the order', () => {
  const finding = (item: string): GateFinding => ({ item, check: 'gate.record', answer: 'domain_filed', severity: 'warn', message: { zh: '', en: '' }, way_out: { zh: '', en: '' }, reasons: [] })
  const items = [{ item: 'fields.subject' }, { item: 'fields.filing' }]
  expect(settled([finding('filing'), finding('fields.subject')], items).map((one) => one.item)).toEqual(['fields.filing', 'fields.subject'])
  expect(settled([finding('filing')], items.slice(0, 1)).map((one) => one.item)).toEqual(['fields.subject'])
})

describe('after a decision', () => {
  const items = [{ item: 'a', decided: 'open' as const }, { item: 'b', decided: 'accepted' as const }, { item: 'c', decided: 'open' as const }]
  it('the next open one comes, round the end', () => {
    expect(nextOpen('a', items)).toBe('c')
    expect(nextOpen('c', items)).toBe('a')
  })
  it('nothing comes when none is open', () => expect(nextOpen('a', [{ item: 'a', decided: 'accepted' }])).toBe('a'))
})

it('counts what went out to the applicant, not what was taken back before', () => {
  const history = [event('return_item', ['a', 'b']), event('reopen_item', ['b']), event('return'), event('return_item', ['a']), event('return')]
  expect([...timesReturned(history)]).toEqual([['a', 2]])
})
