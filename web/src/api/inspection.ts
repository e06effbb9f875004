// What did the inspection of a page say, as soon as it is known?
import { callerHeaders } from './client'
import { events } from './events'
import { addressOf, isPage, reached, type Page, type Place } from './pages'
import { Problem } from './problem'

const pause = 1500

/** Waits, over broken connections too, until it is inspected; `null` where the page was taken out meanwhile. */
export async function inspected(place: Place, stop: AbortSignal, cut: (isCut: boolean) => void = () => undefined): Promise<Page | null> {
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
