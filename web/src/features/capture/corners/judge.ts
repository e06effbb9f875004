// Where was the document found, and how is it judged again by corners that a person set? The only place that knows how the interface says it.
import { callerHeaders, newKey } from '@/api/client'
import { Problem } from '@/api/problem'
import type { Point, Quad } from '@/ui/quad'
import { addressOf, isPage, reached, type Page, type Place } from '../inspection'

const isPoint = (value: unknown): value is Point => Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'number')
const isQuad = (value: unknown): value is Quad => Array.isArray(value) && value.length === 4 && value.every(isPoint)

/** As the page says it; nothing where no document was found, or the server does not tell. */
export function quadOf(page: Page): Quad | null {
  const quad: unknown = 'quad' in page ? page.quad : null
  return isQuad(quad) ? quad : null
}

/** Has the page judged within these corners; whole pixels, which is finer than a finger. */
export async function judgeWithin(place: Place, quad: Quad): Promise<Page> {
  const response = await reached(
    fetch(`${addressOf(place)}/corners`, {
      method: 'PUT',
      credentials: 'same-origin',
      headers: { ...callerHeaders(), 'Content-Type': 'application/json', 'Idempotency-Key': newKey() },
      body: JSON.stringify({ quad: quad.map(([x, y]) => [Math.round(x), Math.round(y)]) }),
    }),
  )
  const said: unknown = await response.json().catch(() => undefined)
  if (!response.ok) throw Problem.from(response, said)
  if (!isPage(said)) throw new Problem('unknown', '', response.status)
  return said
}
