import { describe, expect, it } from 'vitest'
import { events, parse } from './events'

describe('the stream', () => {
  it('is heard event by event, however it is cut', async () => {
    const bytes = new TextEncoder().encode('event: waiting\ndata: {}\n\n: still here\n\nevent: done\ndata: {"a":"好"}\n\n')
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let n = 0; n < bytes.length; n += 5) controller.enqueue(bytes.slice(n, n + 5))
        controller.close()
      },
    })
    const heard = []
    for await (const one of events(stream)) heard.push(one)
    expect(heard).toEqual([{ event: 'waiting', data: '{}' }, { event: 'done', data: '{"a":"好"}' }])
  })

  it('joins lines and knows comments', () => {
    expect(parse('data: a\ndata:b')).toEqual({ event: 'message', data: 'a\nb' })
    expect(parse(': nothing')).toBe(null)
  })
})
