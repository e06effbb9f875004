// What does the machine say about an item? The findings on its pages and those of the gate, each once.
import type { Schemas } from '@/api/client'
import type { Filing, GateFinding, Page } from './items'

export interface Opinion {
  /** By which it is overruled: the check, with its answer where it is of the gate. */
  id: string
  check: string
  severity: Schemas['Severity']
  message: Schemas['Words']
  advice?: Schemas['Words']
  measured?: number
  needed?: number
  reasons: readonly string[]
  /** The number by which it is drawn on its page. */
  mark?: number
  /** In whose words it was overruled. */
  overruled?: string
}
const weight = { block: 0, fix: 1, warn: 2, info: 3 } as const

export function opinionsOn(item: string, pages: readonly Page[], gate: readonly GateFinding[], overruled: Filing['overruled']): Opinion[] {
  const ofGate = gate.filter((finding) => finding.item === item)
  const seen: Opinion[] = pages
    .filter((page) => page.item === item)
    .flatMap((page) => (page.findings ?? []).map((finding, n) => ({ ...finding, n: n + 1 })))
    .map(({ check, severity, message, advice, measured, needed, region, n }) => ({
      id: check, check, severity, message, advice,
      ...(region ? { mark: n } : {}),
      ...(measured === undefined ? {} : { measured }),
      ...(needed === undefined ? {} : { needed }),
      reasons: ofGate.filter((finding) => finding.check === check).flatMap((finding) => finding.reasons),
    }))
  const repeated = (finding: GateFinding): boolean => seen.some((one) => one.check === finding.check && one.message.zh === finding.message.zh)
  const all = [...seen, ...ofGate.filter((finding) => !repeated(finding)).map(({ check, answer, severity, message, way_out, reasons }): Opinion => ({ id: `${check}:${answer}`, check, severity, message, advice: way_out, reasons }))]
  return all
    .map((one) => {
      const text = overruled.find((over) => over.item === item && over.finding === one.id)?.text
      return text === undefined ? one : { ...one, overruled: text }
    })
    .sort((a, b) => Number(a.overruled !== undefined) - Number(b.overruled !== undefined) || weight[a.severity] - weight[b.severity])
}

/** Whether something stands that nobody has overruled. */
export const doubts = (opinions: readonly Opinion[]): boolean => opinions.some((one) => one.overruled === undefined && one.severity !== 'info')

export const suggestedReasons = (opinions: readonly Opinion[]): string[] => opinions.filter((one) => one.overruled === undefined).flatMap((one) => one.reasons)
