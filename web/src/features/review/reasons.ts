// With which words does an item go back? What the machine's findings suggest comes first, then what is usual for such an item.
import type { Schemas } from '@/api/client'
import { parseItem } from './items'

export type Reason = Schemas['Reason']
export interface ReasonGroup {
  topic: string
  reasons: Reason[]
}

/** Topics that may be meant for such an item, likeliest first. */
export function topicsOf(item: string): string[] {
  const { group, owner, material } = parseItem(item)
  if (group === 'services') return ['name', 'content', 'domain', 'app', 'province', 'phone']
  if (group) return ['mismatch', 'name', 'phone', 'document', 'province', 'process']
  if (owner === 'domain') return ['domain', 'photo', 'document', 'mismatch']
  if (material === 'face_verification') return ['process', 'photo']
  return ['photo', 'document', 'mismatch', 'province']
}

/** Every word of the query somewhere in the reason. */
export function matches(reason: Reason, query: string): boolean {
  const text = [reason.reason, reason.text.zh, reason.text.en, reason.way_out.zh, reason.way_out.en].join(' ').toLowerCase()
  return query.toLowerCase().split(/\s+/).every((word) => text.includes(word))
}

/**
 * `suggested` first, then the item's topics, then the rest when something is looked for. `topic` narrows to one.
 */
export function groupReasons(reasons: readonly Reason[], item: string, suggested: readonly string[], query = '', topic = ''): ReasonGroup[] {
  const wanted = reasons.filter((reason) => matches(reason, query.trim()) && (!topic || reason.topic === topic))
  const first = suggested.flatMap((id) => wanted.filter((reason) => reason.reason === id))
  const topics = topicsOf(item)
  const others = topic || query.trim() ? [...new Set(wanted.map((reason) => reason.topic))].filter((one) => !topics.includes(one)) : []
  const groups = [...topics, ...others].map((one) => ({ topic: one, reasons: wanted.filter((reason) => reason.topic === one && !first.includes(reason)) }))
  return [{ topic: 'suggested', reasons: [...new Set(first)] }, ...groups].filter((group) => group.reasons.length > 0)
}
