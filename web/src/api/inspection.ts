// What did the inspection of a page say, as soon as it is known?
import { callerHeaders, type Schemas } from './client'
import { Problem } from './problem'

type Page = Schemas['Page']

/** Events of a stream (text/event-stream) that are complete, and the rest that is not yet. */
export function takeEvents(text: string): { events: { event: string; data: string }[]; rest: string } {
  const blocks = text.split(/\r?\n\r?\n/)
  const rest = blocks.pop() ?? ''
  const events = blocks.map((block) => {
    const lines = block.split(/\r?\n/)
    const said = (name: string): string =>
      lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).trim()).join('\n')
    return { event: said('event'), data: said('data') }
  })
  return { events, rest }
}

/** Waits for `done`; `null` where the page is gone or the desk needs longer than it holds the line: ask again. */
export async function awaitInspection(filing: string, item: string, side: string, signal?: AbortSignal): Promise<Page | null> {
  const address = `/api/v1/filings/${encodeURIComponent(filing)}/pages/${encodeURIComponent(item)}/${encodeURIComponent(side)}/inspection`
  let answer: Response
  try {
    answer = await fetch(address, { headers: { ...callerHeaders(), Accept: 'text/event-stream' }, credentials: 'same-origin', ...(signal ? { signal } : {}) })
  } catch {
    throw Problem.offline()
  }
  if (!answer.ok || !answer.body) throw Problem.from(answer, await answer.json().catch(() => null))
  const reader = answer.body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw Problem.offline()
    })
    text += decoder.decode(value, { stream: !done })
    const { events, rest } = takeEvents(done ? `${text}\n\n` : text)
    text = rest
    for (const { event, data } of events) {
      if (event === 'done') return JSON.parse(data) as Page
      if (event === 'gone') return null
    }
    if (done) return null
  }
}
