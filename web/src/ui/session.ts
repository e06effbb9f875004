// Who is logged in here? One answer for all parts of a page.
import { computed, readonly, ref } from 'vue'
import { api, callAs, told, type Schemas } from '@/api/client'
import { Problem } from '@/api/problem'

export type Me = Schemas['Me']

const me = ref<Me | null>(null)
/** Who works at the desk; the others file. */
const isStaff = computed(() => me.value !== null && !['applicant', 'agent'].includes(me.value.account.role))

/** Asks the server; `null` where nobody is logged in. */
async function look(): Promise<Me | null> {
  try {
    me.value = await told(api.GET('/me'))
    callAs({ csrf: me.value.csrf ?? null })
  } catch (no) {
    if (!(no instanceof Problem) || no.status !== 401) throw no
    me.value = null
    callAs({ csrf: null })
  }
  return me.value
}

let asked: Promise<Me | null> | null = null

/** The same, asked once for the whole page; where the network is gone, once more at the next call. */
async function known(): Promise<Me | null> {
  asked ??= look().catch((no: unknown) => {
    asked = null
    throw no
  })
  await asked
  return me.value
}

async function logIn(name: string, password: string, code?: string): Promise<Me | null> {
  const session = await told(api.POST('/session', { body: { name, password, ...(code ? { code } : {}) } }))
  callAs({ csrf: session.csrf })
  return look()
}

/** The session of another device's person, by the code that it shows. */
async function takeOver(code: string): Promise<Me | null> {
  const session = await told(api.POST('/session/handover', { body: { code } }))
  callAs({ csrf: session.csrf })
  return look()
}

const leavings = new Set<() => Promise<void>>()

/** What must not stay on the device when somebody logs out. */
const beforeLeaving = (act: () => Promise<void>): void => void leavings.add(act)

async function logOut(): Promise<void> {
  await Promise.all([...leavings].map((act) => act()))
  await told(api.DELETE('/session'))
  me.value = null
  callAs({ csrf: null })
}

export const session = { me: readonly(me), isStaff, look, known, logIn, takeOver, logOut, beforeLeaving }
