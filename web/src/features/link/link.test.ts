import { describe, expect, it } from 'vitest'
import { Problem } from '@/api/problem'
import { addressOf, asked, linkNo, openLink, secretIn, standing, type LinkView } from './link'

const words = { zh: '', en: '' }
const material = (slug: string, of = 'head', kind = 'base', sides = ['front']) => ({
  material: slug, name: words, of, kind, sides: sides.map((side) => ({ side, name: words })), letter: false, what: words, from_whom: words, look: words,
})
const page = (side: string, verdict?: 'accept' | 'reject') => ({
  item: 'head.id_card', side, material: 'id_card', media_type: '', bytes: 1, added: '', inspected: !!verdict, ...(verdict ? { verdict } : {}),
})
const view = (pages: LinkView['pages'] = []): LinkView => ({ filing: 'f', person: 'head', purpose: 'pages', until: '', pages })

describe('a link', () => {
  it('carries its secret behind the #', () => {
    expect(secretIn(new URL(addressOf('https://desk.example', 'main.f1.abc')).hash)).toBe('main.f1.abc')
  })

  it.each(['', '#', '#main', '#main.f1'])('that was cut off (%s) has none', (hash) => expect(secretIn(hash)).toBe(null))

  const now = new Date('2026-03-01T12:00:00Z')

  it.each([['link-used', 'used'], ['link-revoked', 'revoked'], ['link-over', 'over'], ['not-found', 'unknown']])('refused as %s is %s', (kind, no) => {
    expect(linkNo(new Problem(kind, '', 404), null, now)).toBe(no)
  })

  it('that ended while it was open has ended', () => {
    expect(linkNo(new Problem('not-found', '', 404), '2026-03-01T11:59:00Z', now)).toBe('over')
  })

  it('is not refused by a broken network', () => {
    expect(linkNo(Problem.offline(), null, now)).toBe(null)
  })
})

describe('what is asked of the one with a link', () => {
  const known = [material('id_card'), material('passport'), material('residence_permit', 'head', 'auxiliary'), material('face_verification', 'service_head', 'base', [])]

  it('is what the link says', () => {
    const told = { ...view(), ...{ asked: [{ item: 'head.passport', materials: ['passport'] }] } }
    expect(asked(told, known)).toEqual([{ item: 'head.passport', materials: ['passport'] }])
  })

  it('else what they began', () => {
    expect(asked(view([page('front')]), known)).toEqual([{ item: 'head.id_card', materials: ['id_card'] }])
  })

  it('else an identity document of their choice', () => {
    expect(asked(view(), known)).toEqual([{ item: 'head.id_card', materials: ['id_card', 'passport'] }])
  })

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
