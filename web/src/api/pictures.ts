// The pictures of pages, fetched once with the purpose of the look. They live in this tab's memory and go with it.
import { fetchFrame, fetchPicture, fetchSmall, type Page } from './pages'

const most = 60
const kept = new Map<string, Promise<string>>()

const keyOf = (filing: string, page: Page): string => [filing, page.item, page.side, page.added, page.bytes].join(' ')

/** An address (blob:) under which the page shows; anew when another picture was handed in. */
export const pictureOf = (filing: string, page: Page, purpose: string): Promise<string> =>
  remembered(keyOf(filing, page), () => fetchPicture({ filing, item: page.item, side: page.side }, purpose))

/** As it is shown in a slot of a list, sharp on a dense screen too. */
export const smallPictureOf = (filing: string, page: Page, purpose: string): Promise<string> =>
  remembered(`${keyOf(filing, page)} small`, () => fetchSmall({ filing, item: page.item, side: page.side }, purpose, 640))

export const frameOf = (filing: string, check: string, purpose: string): Promise<string> =>
  remembered([filing, 'presence', check].join(' '), () => fetchFrame(filing, check, purpose))

function remembered(key: string, fetch: () => Promise<Blob>): Promise<string> {
  const found = kept.get(key) ?? fetch().then((picture) => URL.createObjectURL(picture))
  // The last one looked at goes last; a no is not kept.
  kept.delete(key)
  kept.set(key, found)
  found.catch(() => kept.delete(key))
  for (const old of [...kept.keys()].slice(0, Math.max(0, kept.size - most))) forget(old)
  return found
}

function forget(key: string): void {
  void kept.get(key)?.then(URL.revokeObjectURL, () => undefined)
  kept.delete(key)
}

/** On logging out: nobody who uses the browser next finds them. */
export const forgetPictures = (): void => [...kept.keys()].forEach(forget)
