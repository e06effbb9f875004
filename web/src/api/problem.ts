// What does a no say, and what may be done about it? (RFC 9457)
import type { components } from './types'

type Document = components['schemas']['Problem']

export class Problem extends Error {
  readonly kind: string
  readonly status: number
  readonly detail: string | undefined
  /** Seconds to wait before it is worth trying again. */
  readonly retryAfter: number | undefined

  constructor(kind: string, title: string, status: number, detail?: string, retryAfter?: number) {
    super(title)
    this.kind = kind
    this.status = status
    this.detail = detail
    this.retryAfter = retryAfter
  }

  static from(response: Response, body: unknown): Problem {
    const said = isDocument(body) ? body : undefined
    const wait = Number(response.headers.get('Retry-After'))
    return new Problem(
      said?.type.replace(/^urn:beian:problem:/, '') ?? 'unknown',
      said?.title ?? response.statusText,
      response.status,
      said?.detail,
      Number.isFinite(wait) && wait > 0 ? wait : undefined,
    )
  }

  /** No answer came: the network, not the server, said no. */
  static offline(): Problem {
    return new Problem('offline', '', 0)
  }

  get isOffline(): boolean {
    return this.kind === 'offline'
  }

  /** Whether the same request may do better a little later. */
  get mayPass(): boolean {
    return this.isOffline || this.status === 429 || this.status >= 502 || this.kind === 'busy'
  }
}

const isDocument = (body: unknown): body is Document =>
  typeof body === 'object' && body !== null && 'type' in body && 'title' in body
