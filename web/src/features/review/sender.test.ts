// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { Problem } from '@/api/problem'
import type { Filing } from './items'
import { Overtaken, Sender, type Post } from './sender'

const filing = { filing: 'f1' } as Filing
const accept = (item: string) => ({ action: 'accept_item' as const, items: [item] })

describe('decisions', () => {
  it('go out one after the other, each with the version before', async () => {
    const versions: string[] = []
    const post: Post = async (_, version) => {
      versions.push(version)
      return { value: filing, version: `"${versions.length}"` }
    }
    const sender = new Sender('"0"', post)
    await Promise.all([sender.send(accept('a')), sender.send(accept('b')), sender.send(accept('c'))])
    expect(versions).toEqual(['"0"', '"1"', '"2"'])
    expect(sender.current).toBe('"3"')
  })

  it('are all in before what follows from them, or it does not follow', async () => {
    const post = vi.fn<Post>().mockResolvedValueOnce({ value: filing, version: '"1"' }).mockRejectedValueOnce(new Problem('stale', '', 412))
    const sender = new Sender('"0"', post)
    const sent = sender.send(accept('a'))
    expect(await sender.settled()).toBe('"1"')
    const refused = sender.send(accept('b')).catch(() => 'refused')
    await expect(sender.settled()).rejects.toBeInstanceOf(Overtaken)
    await Promise.all([sent, refused])
    sender.seen('"3"')
    expect(await sender.settled()).toBe('"3"')
  })

  it('behind one that came too late are not sent', async () => {
    const post = vi.fn<Post>().mockRejectedValue(new Problem('stale', '', 412))
    const sender = new Sender('"0"', post)
    const answers = await Promise.allSettled([sender.send(accept('a')), sender.send(accept('b'))])
    expect(post).toHaveBeenCalledTimes(1)
    expect(answers[1]).toMatchObject({ status: 'rejected', reason: expect.any(Overtaken) })
    sender.seen('"5"')
    post.mockResolvedValue({ value: filing, version: '"6"' })
    await expect(sender.send(accept('b'))).resolves.toBe(filing)
  })

  it('wait for the network, under the same key', async () => {
    const post = vi.fn<Post>().mockRejectedValueOnce(Problem.offline()).mockResolvedValue({ value: filing, version: '"1"' })
    const waiting: boolean[] = []
    await new Sender('"0"', post, (on) => waiting.push(on), [0, 0]).send(accept('a'))
    expect(waiting).toEqual([true, false])
    expect(post.mock.calls[0]?.[2]).toBe(post.mock.calls[1]?.[2])
  })

  it('say so when the network stays away', async () => {
    const post = vi.fn<Post>().mockRejectedValue(Problem.offline())
    await expect(new Sender('"0"', post, undefined, [0]).send(accept('a'))).rejects.toMatchObject({ kind: 'offline' })
  })
})
