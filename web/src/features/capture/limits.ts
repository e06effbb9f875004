// How large may a photo be? The provider's rule says so; where it cannot be asked, the server decides when it comes.
import { api, told, type Schemas } from '@/api/client'

export interface ByteRange {
  min: number
  max: number
}

const anything: ByteRange = { min: 0, max: 20 * 1024 * 1024 }

const number = (value: unknown): number | null => (typeof value === 'number' && value > 0 ? value : null)

/** The narrowest of what all rules about pictures say. */
export function byteRange(constraints: readonly Schemas['Grounds'][]): ByteRange {
  return constraints
    .filter((rule) => rule.field === 'materials.images' && rule.value)
    .map((rule): Record<string, unknown> => ({ ...rule.value }))
    .reduce<ByteRange>(
      (range, value) => ({
        min: Math.max(range.min, (number(value['min_kb']) ?? 0) * 1024),
        max: Math.min(range.max, (number(value['max_mb']) ?? 20) * 1024 * 1024),
      }),
      anything,
    )
}

let known: ByteRange | null = null

export async function photoLimits(): Promise<ByteRange> {
  if (known) return known
  try {
    const { constraints } = await told(api.POST('/checklists', { body: { facts: { 'filing.kind': 'first' } } }))
    known = byteRange(constraints)
    return known
  } catch {
    return anything
  }
}
