// Which filing comes next? One that I hold already, else what has waited longest.
import { api, newKey, told } from '@/api/client'
import { Problem } from '@/api/problem'
import { readAhead } from './bundle'
import { outbox } from './outbox'

async function mine(but: string): Promise<string | undefined> {
  const list = await told(api.GET('/reviews', { params: { query: { mine: true, limit: 50 } } }))
  return list.items.find((row) => row.filing !== but && !outbox.isHeld(row.filing) && /review/.test(row.stage))?.filing
}

/** Nothing waits: null. */
export async function nextFiling(now: string): Promise<string | null> {
  const held = await mine(now)
  if (held) return held
  try {
    return (await told(api.POST('/reviews/next', { params: { header: { 'Idempotency-Key': newKey() } } }))).filing
  } catch (no) {
    if (no instanceof Problem && no.status === 404) return null
    throw no
  }
}

/** Only what the reviewer holds is read ahead: a look at someone's documents is recorded, and must have its ground. */
export async function prepareNext(now: string): Promise<void> {
  const held = await mine(now).catch(() => undefined)
  if (held) readAhead(held)
}
