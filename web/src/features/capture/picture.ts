// The picture of a page that is there already, as an address for an <img>; whoever asks gives the address back.
import { callerHeaders } from '@/api/client'
import { Problem } from '@/api/problem'
import { addressOf, reached, type Place } from './inspection'

export async function pictureOf(place: Place): Promise<Blob> {
  const response = await reached(fetch(`${addressOf(place)}?purpose=own%20page`, { headers: callerHeaders(), credentials: 'same-origin' }))
  if (!response.ok) throw Problem.from(response, await response.json().catch(() => undefined))
  return response.blob()
}
