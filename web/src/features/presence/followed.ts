// While the phone does it: does the filing say that this person was seen?
import { onBeforeUnmount } from 'vue'
import { api, callerHeaders, told, type Schemas } from '@/api/client'
import type { Person } from './check'

// Whoever holds a phone looks at the phone; a few seconds are soon enough.
const pause = 3000

export const seenUntil = (filing: Schemas['Filing'], person: Person, now: number): string | null => {
  const found = filing.presences.find((one) => one.person === person && new Date(one.until).getTime() > now)
  return found?.until ?? null
}

/** `came` once, with the time until which it counts; what was there before is no news. */
export function useFollowed(filing: string, person: () => Person, came: (until: string) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let before: string | null | undefined

  const ask = async (): Promise<boolean> => {
    const until = seenUntil(await told(api.GET('/filings/{filing}', { params: { path: { filing } } })), person(), Date.now())
    const isNew = before !== undefined && until !== null && until !== before
    before = until
    if (isNew) came(until)
    return isNew
  }
  function watch(): void {
    stop()
    // Someone with a link sees no filing, and has the phone in hand.
    if (callerHeaders()['Authorization']) return
    const again = async (): Promise<void> => {
      // A failure is only a question less.
      const isDone = !document.hidden && (await ask().catch(() => false))
      if (!isDone && timer !== undefined) timer = setTimeout(() => void again(), pause)
    }
    timer = setTimeout(() => void again(), 0)
  }
  function stop(): void {
    clearTimeout(timer)
    timer = undefined
  }
  onBeforeUnmount(stop)
  return { watch, stop }
}
