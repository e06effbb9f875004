import { describe, expect, it } from 'vitest'
import { Problem } from '@/api/problem'
import { addressOf, linkNo, openLink, secretIn, standing } from './link'

const page = (side: string, verdict?: 'accept' | 'reject') => ({
  item: 'head.id_card', side, material: 'id_card', media_type: '', bytes: 1, added: '', inspected: !!verdict, ...(verdict ? { verdict } : {}),
})

describe('a link', () => {
  it('carries its secret behind the #', () => {
    expect(secretIn(new URL(addressOf('https://desk.example', 'main.f1.abc')).hash)).toBe('main.f1.abc')
  })

  it.each(['', '#', '#main', '#main.f1'])('that was cut off (%s) has none', (hash) => expect(secretIn(hash)).toBe(null))

  it.each([['link-used', 'used'], ['link-revoked', 'revoked'], ['link-over', 'over'], ['unauthorized', 'unknown']])('refused as %s is %s', (kind, no) => {
    expect(linkNo(new Problem(kind, '', 410))).toBe(no)
  })

  it('is not refused by a broken network', () => {
    expect(linkNo(Problem.offline())).toBe(null)
  })
})

describe('what is asked of the one with a link', () => {
  it('stands as its pages stand', () => {
    const pages = [page('front', 'accept'), page('back')]
    expect(['front', 'back', 'page-1'].map((side) => standing(pages, 'head.id_card', side))).toEqual(['good', 'judging', 'missing'])
  })
})

describe('revoking', () => {
  it('concerns the open link of this person and purpose', () => {
    const link = (id: string, state: 'open' | 'used', until: string) => ({ link: id, person: 'head' as const, purpose: 'pages' as const, until, state })
    const filing = { links: [link('a', 'open', '2026-01-01'), link('b', 'open', '2026-01-02'), link('c', 'used', '2026-01-03')] }
    expect(openLink(filing as never, 'head', 'pages')?.link).toBe('b')
    expect(openLink(filing as never, 'service_head', 'pages')).toBe(null)
  })
})
