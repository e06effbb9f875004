// While the phone takes the photo: has it come?
import { onBeforeUnmount } from 'vue'
import { api, callerHeaders, told } from '@/api/client'
import type { Page, Place } from '@/api/pages'

// Whoever holds a phone looks at the phone; a few seconds are soon enough.
const pause = 4000

/** Asks for the filing's version, which is no look at a document, and only where it changed for the pages. */
export function usePhone(came: (page: Page) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined

  function watchFor(place: () => Place, before: string | undefined): void {
    stop()
    // Someone with a link sees no filing, and has the phone in hand.
    if (callerHeaders()['Authorization']) return
    let version: number | null = null
    const ask = async (): Promise<void> => {
      const { filing, item, side } = place()
      const params = { path: { filing } }
      const now = (await told(api.GET('/filings/{filing}', { params }))).version
      if (version !== null && now !== version) {
        const { items } = await told(api.GET('/filings/{filing}/pages', { params: { ...params, query: { purpose: 'own pages' } } }))
        const page = items.find((one) => one.item === item && one.side === side)
        if (page && page.added !== before) return came(page)
      }
      version = now
    }
    const again = (): void => {
      timer = setTimeout(() => {
        const asking = document.hidden ? Promise.resolve() : ask()
        // A failure is only a question less.
        void asking.catch(() => undefined).then(() => timer && again())
      }, version === null ? 0 : pause)
    }
    again()
  }

  function stop(): void {
    clearTimeout(timer)
    timer = undefined
  }

  onBeforeUnmount(stop)
  return { watchFor, stop }
}
