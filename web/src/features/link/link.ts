// What may someone with a link do, and why does a link not open?
import type { Schemas } from '@/api/client'
import type { Page } from '@/api/pages'
import { Problem } from '@/api/problem'

export type LinkView = Schemas['LinkView']
export type Piece = LinkView['asked'][number]
type Filing = Schemas['Filing']

/** Behind the `#`: sent to no server, standing in no log. */
export const secretIn = (hash: string): string | null => {
  const secret = decodeURIComponent(hash.replace(/^#/, '')).trim()
  return /^[^.\s]+\.[^.\s]+\.[^\s]+$/.test(secret) ? secret : null
}

export const addressOf = (origin: string, secret: string): string => `${origin}/link#${secret}`

export type LinkNo = 'none' | 'unknown' | 'over' | 'used' | 'revoked'

const kinds: Record<string, LinkNo> = { 'link-used': 'used', 'link-revoked': 'revoked', 'link-over': 'over' }

/** Which sentence a refused link gets; `null` where it is no answer about the link (the network, a busy server). */
export const linkNo = (no: unknown): LinkNo | null => (no instanceof Problem && !no.mayPass ? (kinds[no.kind] ?? 'unknown') : null)

export type Standing = 'missing' | 'judging' | 'good' | 'bad'

export function standing(pages: readonly Page[], item: string, side: string): Standing {
  const page = pages.find((one) => one.item === item && one.side === side)
  if (!page) return 'missing'
  if (!page.inspected) return 'judging'
  return page.verdict === 'reject' ? 'bad' : 'good'
}

/** The open link that was issued last for this person and purpose: only by it does one know what to revoke. */
export function openLink(filing: Filing, person: Schemas['Person'], purpose: Schemas['LinkPurpose']): Filing['links'][number] | null {
  const open = filing.links.filter((link) => link.state === 'open' && link.person === person && link.purpose === purpose)
  return open.sort((a, b) => b.until.localeCompare(a.until))[0] ?? null
}
