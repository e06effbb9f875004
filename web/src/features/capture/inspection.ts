// What does the server say of a page, as soon as it knows?
import { callerHeaders, type Schemas } from '@/api/client'
import { Problem } from '@/api/problem'
import { events } from './events'

export type Page = Schemas['Page']
type Finding = Schemas['Finding']

export interface Place {
  filing: string
  item: string
  side: string
}

const pause = 1500

export const addressOf = ({ filing, item, side }: Place): string =>
  `/api/v1/filings/${[filing, 'pages', item, side].map(encodeURIComponent).join('/')}`

export const isPage = (value: unknown): value is Page =>
  typeof value === 'object' && value !== null && 'inspected' in value && 'item' in value && 'side' in value

/** Waits, over broken connections too, until it is inspected; `null` where the page was taken out meanwhile. */
export async function inspected(place: Place, stop: AbortSignal, cut: (isCut: boolean) => void): Promise<Page | null> {
  for (;;) {
    try {
      const page = await listen(place, stop)
      cut(false)
      if (page !== 'again') return page
    } catch (no) {
      if (stop.aborted || !(no instanceof Problem) || !no.mayPass) throw no
      cut(no.isOffline)
    }
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}

async function listen(place: Place, stop: AbortSignal): Promise<Page | null | 'again'> {
  const headers = { ...callerHeaders(), Accept: 'text/event-stream' }
  const response = await reached(fetch(`${addressOf(place)}/inspection`, { headers, credentials: 'same-origin', signal: stop }))
  if (!response.ok) throw Problem.from(response, await response.json().catch(() => undefined))
  if (!response.body) throw Problem.offline()
  for await (const { event, data } of events(response.body)) {
    if (event === 'gone') return null
    const page: unknown = event === 'done' ? JSON.parse(data) : null
    if (isPage(page)) return page
  }
  return 'again'
}

/** A stopped request stays an abort; any other failure is the network. */
export async function reached<T>(asking: Promise<T>): Promise<T> {
  try {
    return await asking
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw Problem.offline()
  }
}

const order = { block: 0, fix: 1, warn: 2, info: 3 } as const

/** What stands in the way first. */
export const bySeverity = (findings: readonly Finding[] = []): Finding[] => [...findings].sort((a, b) => order[a.severity] - order[b.severity])

/** What the person is told: what blocks, else what is worth a second look. What the desk mends by itself is no news. */
export function toTell(page: Page): Finding[] {
  const findings = bySeverity(page.findings)
  const blocking = findings.filter((finding) => finding.severity === 'block')
  return page.verdict === 'reject' && blocking.length ? blocking : findings.filter((finding) => finding.severity === 'warn')
}

/** The frame of the document was (or may have been) found wrongly: its corners may be set by hand. */
export const mayBeCorners = (page: Page): boolean => (page.findings ?? []).some(({ check, severity }) => severity === 'block' && /^(frame|document)\./.test(check))
