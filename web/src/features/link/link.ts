// What may someone with a link do, and why does a link not open?
import type { Schemas } from '@/api/client'
import { Problem } from '@/api/problem'

export type LinkView = Schemas['LinkView']
type Material = Schemas['Material']
type Page = Schemas['Page']
type Filing = Schemas['Filing']
type Person = Schemas['Person']

/** Behind the `#`: sent to no server, standing in no log. */
export const secretIn = (hash: string): string | null => {
  const secret = decodeURIComponent(hash.replace(/^#/, '')).trim()
  return /^[^.\s]+\.[^.\s]+\.[^\s]+$/.test(secret) ? secret : null
}

export const addressOf = (origin: string, secret: string): string => `${origin}/link#${secret}`

export type LinkNo = 'none' | 'unknown' | 'over' | 'used' | 'revoked'

const kinds: Record<string, LinkNo> = { 'link-used': 'used', 'link-revoked': 'revoked', 'link-over': 'over' }

/**
 * Which sentence a refused link gets; `null` where it is no answer about the link (the network, a busy server). Of one that was open here
 * until a moment ago its end is known without the server.
 */
export function linkNo(no: unknown, until: string | null, now: Date): LinkNo | null {
  if (!(no instanceof Problem) || no.mayPass) return null
  const kind = kinds[no.kind]
  if (kind) return kind
  return until && new Date(until) <= now ? 'over' : 'unknown'
}

export interface Piece {
  item: string
  materials: string[]
}

const isPiece = (value: unknown): value is Piece =>
  typeof value === 'object' && value !== null && 'item' in value && typeof value.item === 'string' && 'materials' in value && Array.isArray(value.materials)

/**
 * What is asked of them: as the link says it. Where it does not, what they have handed in already, else their identity document, of which
 * they choose the kind.
 */
export function asked(view: LinkView, materials: readonly Material[]): Piece[] {
  const told: unknown = 'asked' in view ? view.asked : null
  if (Array.isArray(told)) return told.filter(isPiece)
  const there = [...new Map(view.pages.map((page) => [page.item, page.material]))]
  if (there.length) return there.map(([item, material]) => ({ item, materials: [material] }))
  const identity = materials.filter(({ of, kind, sides }) => of === 'head' && kind === 'base' && sides.length > 0)
  return [{ item: `${view.person}.id_card`, materials: identity.map(({ material }) => material) }]
}

export type Standing = 'missing' | 'judging' | 'good' | 'bad'

export function standing(pages: readonly Page[], item: string, side: string): Standing {
  const page = pages.find((one) => one.item === item && one.side === side)
  if (!page) return 'missing'
  if (!page.inspected) return 'judging'
  return page.verdict === 'reject' ? 'bad' : 'good'
}

/** The open link that was issued last for this person and purpose: only by it does one know what to revoke. */
export function openLink(filing: Filing, person: Person, purpose: LinkView['purpose']): Filing['links'][number] | null {
  const open = filing.links.filter((link) => link.state === 'open' && link.person === person && link.purpose === purpose)
  return open.sort((a, b) => b.until.localeCompare(a.until))[0] ?? null
}
