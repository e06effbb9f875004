// The pages of a filing: where each is asked for, and what the answers look like.
import { api, callerHeaders, newKey, told, type Schemas } from './client'
import { Problem } from './problem'

export type Page = Schemas['Page']
export type Finding = Schemas['Finding']

export interface Place {
  filing: string
  item: string
  side: string
}

export const addressOf = ({ filing, item, side }: Place): string =>
  `/api/v1/filings/${[filing, 'pages', item, side].map(encodeURIComponent).join('/')}`

export const isPage = (value: unknown): value is Page =>
  typeof value === 'object' && value !== null && 'inspected' in value && 'item' in value && 'side' in value

/** Of the upright picture, where the desk has opened it: it can be laid out before it is here. */
export const sizeOf = ({ width, height }: Page): { width: number; height: number } | undefined => (width && height ? { width, height } : undefined)

/** A stopped request stays an abort; any other failure is the network. */
export async function reached<T>(asking: Promise<T>): Promise<T> {
  try {
    return await asking
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw Problem.offline()
  }
}

/** The picture itself; each look at a document has its purpose, which stands in the trail. */
export const fetchPicture = (place: Place, purpose: string): Promise<Blob> => fetched(`${addressOf(place)}?`, purpose)

/** The same upright and small, `longest` pixels at most: for lists and slow networks. */
export const fetchSmall = (place: Place, purpose: string, longest: number): Promise<Blob> => fetched(`${addressOf(place)}/small?longest=${longest}&`, purpose)

/** The frame of a live check by which the person is compared with the portrait. */
export const fetchFrame = (filing: string, check: string, purpose: string): Promise<Blob> =>
  fetched(`/api/v1/filings/${encodeURIComponent(filing)}/presence-checks/${encodeURIComponent(check)}/picture?`, purpose)

async function fetched(address: string, purpose: string): Promise<Blob> {
  const answer = await reached(fetch(`${address}purpose=${encodeURIComponent(purpose)}`, { headers: callerHeaders(), credentials: 'same-origin' }))
  if (!answer.ok) throw Problem.from(answer, await answer.json().catch(() => undefined))
  return answer.blob()
}

/** Has the page judged within these corners; whole pixels, which is finer than a finger. */
export const correctCorners = (place: Place, quad: readonly (readonly number[])[]): Promise<Page> =>
  told(
    api.PUT('/filings/{filing}/pages/{item}/{side}/corners', {
      params: { path: { ...place } },
      headers: { 'Idempotency-Key': newKey() },
      body: { quad: quad.map((point) => point.map(Math.round)) },
    }),
  )

const order: Record<Schemas['Severity'], number> = { block: 0, fix: 1, warn: 2, info: 3 }

/** What stands in the way first. */
export const bySeverity = (findings: readonly Finding[] = []): Finding[] => [...findings].sort((a, b) => order[a.severity] - order[b.severity])
