// The one queue of the page, as components see it.
import { computed, shallowRef } from 'vue'
import { callerHeaders, newKey } from '@/api/client'
import { session } from '@/ui/session'
import type { Sending, Target } from './entry'
import { UploadQueue } from './queue'
import { hex, sha256 } from './sha256'
import { deviceStore } from './store'
import { transport } from './transport'

const all = shallowRef<readonly Sending[]>([])
const isOffline = shallowRef(!navigator.onLine)
window.addEventListener('offline', () => (isOffline.value = true))
window.addEventListener('online', () => (isOffline.value = false))

/** As long as asked; shorter where the network comes back. While the browser says that there is none, asking is pointless. */
function rest(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const over = (): void => {
      clearTimeout(timer)
      window.removeEventListener('online', over)
      resolve()
    }
    const timer = setTimeout(over, navigator.onLine ? milliseconds : Math.max(milliseconds, 15_000))
    window.addEventListener('online', over)
  })
}

/** One tab brings a picture; browsers without locks (or pages without TLS) rely on the server's offsets. */
async function alone(id: string, act: () => Promise<void>): Promise<boolean> {
  const locks: LockManager | undefined = navigator.locks
  if (!locks) return act().then(() => true)
  return locks.request(`beian.upload.${id}`, { ifAvailable: true }, async (lock) => {
    if (!lock) return false
    await act()
    return true
  })
}

const queue = new UploadQueue({
  store: deviceStore,
  transport,
  rest,
  alone,
  newKey,
  now: () => Date.now(),
  digest: async (picture) => hex(await sha256(new Uint8Array(await picture.arrayBuffer()))),
  changed: (sendings) => (all.value = sendings),
})

/** Whose pictures these are: of a link only the digest, for its secret is kept nowhere. */
async function whoIsHere(): Promise<string | null> {
  const link = callerHeaders()['Authorization']
  if (link) return `link ${hex(await sha256(new TextEncoder().encode(link)))}`
  const me = session.me.value
  return me ? `account ${me.account.account}` : null
}

/** Goes on with what whoever is here now began: when a page opens, after logging in, when a link was opened. */
const wake = async (): Promise<void> => queue.actAs(await whoIsHere())

/** The same on a page that may not have asked yet who is here. */
async function ready(): Promise<void> {
  if (!(await whoIsHere())) await session.look()
  await wake()
}

session.beforeLeaving(() => queue.clear())

async function put(target: Target, picture: Blob): Promise<string> {
  await ready()
  return queue.put(target, picture)
}

/** The one that a page shows by itself just now: the shell need not tell of it as well. */
const watched = shallowRef<string | null>(null)

export const uploads = {
  watched,
  ready,
  all: computed(() => all.value),
  isOffline: computed(() => isOffline.value),
  wake,
  put,
  discard: (id: string) => queue.discard(id),
  release: (id: string) => queue.release(id),
}
