// How does a picture reach its slot in one go? For where there is no live camera.
import { callerHeaders, newKey, type Schemas } from '@/api/client'
import { Problem } from '@/api/problem'
import { fetchPicture } from './pictures'

const known = new Set(['image/jpeg', 'image/png', 'image/gif'])

/** What the desk checks the picture against when it has arrived; nothing on a page without TLS, where browsers do not reckon it. */
async function digestOf(bytes: ArrayBuffer): Promise<Record<string, string>> {
  if (!globalThis.crypto.subtle) return {}
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return { 'Content-Digest': `sha-256=:${btoa(String.fromCharCode(...sum))}:` }
}

/** The same picture once more, as another document. */
export async function refile(filing: string, page: Schemas['Page'], material: string): Promise<void> {
  const picture = await fetchPicture(filing, page)
  await putPicture({ filing, item: page.item, side: page.side, material }, new Blob([picture], { type: page.media_type }), newKey())
}

export async function putPicture(place: { filing: string; item: string; side: string; material: string }, file: Blob, key: string): Promise<Schemas['Page']> {
  const bytes = await file.arrayBuffer()
  const at = [place.filing, 'pages', place.item, place.side].map(encodeURIComponent).join('/')
  let answer: Response
  try {
    answer = await fetch(`/api/v1/filings/${at}?material=${encodeURIComponent(place.material)}`, {
      method: 'PUT',
      credentials: 'same-origin',
      headers: {
        ...callerHeaders(),
        ...(await digestOf(bytes)),
        'Content-Type': known.has(file.type) ? file.type : 'application/octet-stream',
        'Idempotency-Key': key,
      },
      body: bytes,
    })
  } catch {
    throw Problem.offline()
  }
  const said: unknown = await answer.json().catch(() => null)
  if (!answer.ok) throw Problem.from(answer, said)
  return said as Schemas['Page']
}
