// How does a picture travel? Announced, then in parts; every no is a Problem.
import { api, callerHeaders, told, type Schemas } from '@/api/client'
import { isPage, type Page } from '@/api/pages'
import { Problem } from '@/api/problem'
import type { Entry } from './entry'
import { contentDigest } from './sha256'

export type Step = { arrived: number } | { page: Page }

export interface Transport {
  announce(entry: Entry): Promise<{ upload: string; arrived: number }>
  append(entry: Entry, upload: string, part: Uint8Array, round: number): Promise<Step>
  /** How much has the server? */
  ask(entry: Entry, upload: string): Promise<number>
  drop(entry: Entry, upload: string): Promise<void>
}

// A part that takes longer travels over no network: say so and try again. 256 KB at 20 KB a second are 13 seconds.
const patience = 30_000

/** fetch that never hangs and whose failures are Problems. */
async function send(address: string, init: RequestInit): Promise<Response> {
  const aborting = new AbortController()
  const timer = setTimeout(() => aborting.abort(), patience)
  try {
    return await fetch(`/api/v1${address}`, { ...init, credentials: 'same-origin', signal: aborting.signal })
  } catch {
    throw Problem.offline()
  } finally {
    clearTimeout(timer)
  }
}

async function body(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    // Cut off in the middle of the answer: the same as none.
    if (response.ok) throw Problem.offline()
    return undefined
  }
}

const isUpload = (value: unknown): value is Schemas['Upload'] => typeof value === 'object' && value !== null && 'offset' in value

export const transport: Transport = {
  async announce({ target, picture, mediaType, digest, key }) {
    const { filing, ...place } = target
    const upload = await told(
      api.POST('/filings/{filing}/uploads', {
        params: { path: { filing }, header: { 'Idempotency-Key': key } },
        body: { ...place, media_type: mediaType, bytes: picture.size, digest },
      }),
    )
    return { upload: upload.upload, arrived: upload.offset }
  },

  async append({ target, arrived, key }, upload, part, round) {
    const response = await send(`/filings/${encodeURIComponent(target.filing)}/uploads/${encodeURIComponent(upload)}`, {
      method: 'PATCH',
      body: part,
      headers: {
        ...callerHeaders(),
        'Content-Type': 'application/octet-stream',
        'Upload-Offset': String(arrived),
        'Content-Digest': await contentDigest(part),
        // An answer that was lost is given again, also the one with the page.
        'Idempotency-Key': `${key}-${arrived}-${round}`,
      },
    })
    const said = await body(response)
    if (!response.ok) throw Problem.from(response, said)
    if (isPage(said)) return { page: said }
    if (isUpload(said)) return { arrived: said.offset }
    throw new Problem('unknown', '', response.status)
  },

  async ask({ target }, upload) {
    return (await told(api.GET('/filings/{filing}/uploads/{upload}', { params: { path: { filing: target.filing, upload } } }))).offset
  },

  async drop({ target }, upload) {
    await told(api.DELETE('/filings/{filing}/uploads/{upload}', { params: { path: { filing: target.filing, upload } } }))
  },
}
