// Where the trail ended on other days, as it was kept elsewhere: one JSON object, a list of them, or one a line.
import type { Schemas } from '@/api/client'

export type Anchor = Schemas['Anchor']

const isAnchor = (value: unknown): value is Anchor =>
  typeof value === 'object' && value !== null && 'number' in value && 'digest' in value && Number.isInteger(value.number) && typeof value.digest === 'string' && /^[0-9a-f]{64}$/.test(value.digest)

function unwrapped(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(unwrapped)
  if (typeof value === 'object' && value !== null && 'anchor' in value) return [value.anchor]
  return [value]
}

/** `null` where it is no list of anchors. */
export function readAnchors(text: string): Anchor[] | null {
  if (!text.trim()) return []
  const parse = (part: string): unknown[] => unwrapped(JSON.parse(part))
  try {
    let values: unknown[]
    try {
      values = parse(text)
    } catch {
      values = text.split('\n').filter((line) => line.trim()).flatMap(parse)
    }
    return values.every(isAnchor) ? values.map(({ number, digest }) => ({ number, digest })) : null
  } catch {
    return null
  }
}
