// The pictures of pages, fetched once with the purpose of the look, kept while they may be needed. Nothing is left behind: they live
// in this tab's memory and go with it.
import { callerHeaders } from '@/api/client'
import { Problem } from '@/api/problem'
import type { Page } from './items'

const most = 60
const kept = new Map<string, Promise<string>>()

const keyOf = (filing: string, page: Page): string => `${filing}/${page.item}/${page.side}@${page.added}`

async function fetchPicture(filing: string, page: Page, purpose: string): Promise<string> {
  const path = `/api/v1/filings/${encodeURIComponent(filing)}/pages/${encodeURIComponent(page.item)}/${encodeURIComponent(page.side)}`
  let answer: Response
  try {
    answer = await fetch(`${path}?purpose=${encodeURIComponent(purpose)}`, { headers: callerHeaders(), credentials: 'same-origin' })
  } catch {
    throw Problem.offline()
  }
  if (!answer.ok) throw Problem.from(answer, await answer.json().catch(() => undefined))
  return URL.createObjectURL(await answer.blob())
}

export function picture(filing: string, page: Page, purpose: string): Promise<string> {
  const key = keyOf(filing, page)
  const known = kept.get(key)
  if (known) {
    // The last one looked at goes last.
    kept.delete(key)
    kept.set(key, known)
    return known
  }
  const asked = fetchPicture(filing, page, purpose)
  asked.catch(() => kept.delete(key))
  kept.set(key, asked)
  for (const old of [...kept.keys()].slice(0, Math.max(0, kept.size - most))) {
    void kept.get(old)?.then(URL.revokeObjectURL, () => undefined)
    kept.delete(old)
  }
  return asked
}
