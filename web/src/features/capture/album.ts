// May this document be chosen from an album, or must it be photographed on the spot? The provider's profile says so.
import type { Schemas } from '@/api/client'

/** `unknown` until the profiles are there: neither offered nor denied, for a refusal later costs more than a photo now. */
export type Album = 'allowed' | 'forbidden' | 'unknown'

export function mayUseAlbum(profiles: readonly Schemas['Profile'][] | undefined, material: string): Album {
  const ours = profiles?.find((one) => one.in_use)
  if (!ours) return 'unknown'
  return ours.live_capture.includes(material) ? 'forbidden' : 'allowed'
}
