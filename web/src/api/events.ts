// Server-sent events from a stream that was fetched: EventSource can carry no headers.
import { Problem } from './problem'

export interface Heard {
  event: string
  data: string
}

/** One block of lines; nothing where it carries no data (a comment that keeps the line open). */
export function parse(block: string): Heard | null {
  let event = 'message'
  const data: string[] = []
  for (const line of block.split(/\r\n|\r|\n/)) {
    const [, name, value = ''] = /^([^:]*)(?:: ?(.*))?$/.exec(line) ?? []
    if (name === 'event') event = value
    if (name === 'data') data.push(value)
  }
  return data.length ? { event, data: data.join('\n') } : null
}

export async function* events(stream: ReadableStream<Uint8Array>): AsyncGenerator<Heard> {
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await read(reader)
      rest += decoder.decode(value, { stream: !done })
      const blocks = rest.split(/\r\n\r\n|\n\n|\r\r/)
      rest = done ? '' : (blocks.pop() ?? '')
      for (const block of blocks) {
        const heard = parse(block)
        if (heard) yield heard
      }
      if (done) return
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

async function read(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<{ done: boolean; value?: Uint8Array | undefined }> {
  try {
    return await reader.read()
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw Problem.offline()
  }
}
