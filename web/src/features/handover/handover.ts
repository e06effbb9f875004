// How does a person go on with the same thing on another device? By a code and a place behind the `#`, which no server sees.

/** The code has no slash, the place begins with one. */
export const addressOf = (origin: string, code: string, place: string): string => `${origin}/continue#${code}${place}`

export interface HandOver {
  /** `null` where it was used on this device already. */
  code: string | null
  place: string
}

/** Only a place of our own: never elsewhere. */
export function handOverIn(hash: string): HandOver | null {
  const [, code = '', place = ''] = /^#?([^/]*)(\/(?![/\\]).*|\/)$/.exec(hash) ?? []
  return place ? { code: code || null, place } : null
}

/** Renewed while there is time enough to read it and to type a slow network away; milliseconds. */
export const renewIn = (until: string, now: number): number => Math.max(5_000, new Date(until).getTime() - now - 45_000)
