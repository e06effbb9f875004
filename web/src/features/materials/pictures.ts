// The pictures of pages, fetched once, in memory alone.
import { callerHeaders, type Schemas } from '@/api/client'
import { Problem } from '@/api/problem'

const kept = new Map<string, Promise<string>>()

const keyOf = (filing: string, page: Schemas['Page']): string => [filing, page.item, page.side, page.added, page.bytes].join(' ')

/** What was handed in from here need not be fetched again. */
export const rememberPicture = (filing: string, page: Schemas['Page'], picture: Blob): void =>
  void kept.set(keyOf(filing, page), Promise.resolve(URL.createObjectURL(picture)))

/** An address (blob:) under which the page shows; anew when another picture was handed in. */
export function pictureOf(filing: string, page: Schemas['Page']): Promise<string> {
  const key = keyOf(filing, page)
  const found = kept.get(key)
  if (found) return found
  const fetched = load(filing, page).catch((no: unknown) => {
    kept.delete(key)
    throw no
  })
  kept.set(key, fetched)
  return fetched
}

const load = async (filing: string, page: Schemas['Page']): Promise<string> => URL.createObjectURL(await fetchPicture(filing, page))

export async function fetchPicture(filing: string, page: Schemas['Page']): Promise<Blob> {
  const at = [filing, 'pages', page.item, page.side].map(encodeURIComponent).join('/')
  const answer = await fetch(`/api/v1/filings/${at}?purpose=${encodeURIComponent('own filing')}`, { headers: callerHeaders(), credentials: 'same-origin' }).catch(() => {
    throw Problem.offline()
  })
  if (!answer.ok) throw Problem.from(answer, await answer.json().catch(() => null))
  return answer.blob()
}

/** On logging out: nobody who uses the browser next finds them. */
export function forgetPictures(): void {
  for (const picture of kept.values()) void picture.then(URL.revokeObjectURL, () => undefined)
  kept.clear()
}
