// The same picture once more, as the document that it turned out to be.
import { callerHeaders, newKey } from '@/api/client'
import { addressOf, fetchPicture, reached, type Page } from '@/api/pages'
import { Problem } from '@/api/problem'

export async function refile(filing: string, page: Page, material: string): Promise<void> {
  const place = { filing, item: page.item, side: page.side }
  const picture = await fetchPicture(place, 'own filing')
  const response = await reached(
    fetch(`${addressOf(place)}?material=${encodeURIComponent(material)}`, {
      method: 'PUT',
      credentials: 'same-origin',
      headers: { ...callerHeaders(), 'Content-Type': page.media_type, 'Idempotency-Key': newKey() },
      body: picture,
    }),
  )
  if (!response.ok) throw Problem.from(response, await response.json().catch(() => undefined))
}
