// How do the pages ask the server? One client, typed by api/openapi.yaml; every no becomes a `Problem`.
import createClient, { type Middleware } from 'openapi-fetch'
import { Problem } from './problem'
import type { components, paths } from './types'

export type Schemas = components['schemas']

/** Who asks: a session's CSRF token, or the secret of a link for someone far away. */
interface Caller {
  csrf: string | null
  link: string | null
  language: string
}

const caller: Caller = { csrf: null, link: null, language: 'zh-CN' }

export const callAs = (change: Partial<Caller>): void => void Object.assign(caller, change)

/** What any request carries, also one that does not go through `api` (an upload with progress, server-sent events). */
export function callerHeaders(): Record<string, string> {
  const headers: Record<string, string> = { 'Accept-Language': caller.language }
  if (caller.link) headers['Authorization'] = `Link ${caller.link}`
  else if (caller.csrf) headers['X-CSRF-Token'] = caller.csrf
  return headers
}

const carried: Middleware = {
  onRequest({ request }) {
    for (const [name, value] of Object.entries(callerHeaders())) request.headers.set(name, value)
    return request
  },
}

const client = createClient<paths>({
  baseUrl: '/api/v1',
  credentials: 'same-origin',
  // Read at each call, so that tests may replace it.
  fetch: (request) => globalThis.fetch(request),
})
client.use(carried)

export const api = client

/** A key under which a request that changes something is done once, however often it is sent. */
export const newKey = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

interface Answer<T> {
  data?: T
  error?: unknown
  response: Response
}

/** What was asked for, or a `Problem` thrown: also where there was no answer at all. */
export async function told<T>(asking: Promise<Answer<T>>): Promise<T> {
  const answer = await heard(asking)
  if (!answer.response.ok) throw Problem.from(answer.response, answer.error)
  return answer.data as T
}

/** The same with the version that `If-Match` takes. */
export async function toldWithVersion<T>(asking: Promise<Answer<T>>): Promise<{ value: T; version: string }> {
  const answer = await heard(asking)
  if (!answer.response.ok) throw Problem.from(answer.response, answer.error)
  return { value: answer.data as T, version: answer.response.headers.get('ETag') ?? '' }
}

async function heard<T>(asking: Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await asking
  } catch {
    throw Problem.offline()
  }
}
