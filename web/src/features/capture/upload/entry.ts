// A picture on its way to the server: what is kept of it on the device until the server has it.
import type { Page } from '@/api/pages'
import type { Problem } from '@/api/problem'

export interface Target {
  filing: string
  item: string
  side: string
  material: string
}

/** What lies in IndexedDB: enough to go on after the tab was closed. */
export interface Entry {
  id: string
  /** Whose it is: nobody else goes on with it on the same device. */
  owner: string
  target: Target
  picture: Blob
  mediaType: string
  digest: string
  /** Under which the upload was announced: announced again, it is the same one. */
  key: string
  upload: string | null
  arrived: number
  begun: number
}

export type State =
  | { now: 'waiting' }
  | { now: 'sending' }
  /** No answer, or one that says "later": it goes on by itself. */
  | { now: 'cut' }
  /** Nobody is logged in any more; it goes on once somebody is. */
  | { now: 'locked' }
  | { now: 'arrived'; page: Page }
  | { now: 'refused'; problem: Problem }

export interface Sending {
  entry: Entry
  state: State
  /** Nothing of it is kept on the device: it ends with the tab. */
  onlyHere: boolean
}

export const isSame = (a: Target, b: Target): boolean => a.filing === b.filing && a.item === b.item && a.side === b.side

export const percent = ({ arrived, picture }: Entry): number => (picture.size ? Math.floor((arrived / picture.size) * 100) : 0)
