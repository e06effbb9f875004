// How does something that may fail run once, and say what went wrong?
import { ref, type Ref } from 'vue'

export interface Act {
  busy: Ref<boolean>
  no: Ref<unknown>
  /** Runs it unless it runs already (a double tap); `undefined` where it failed, and `no` says why. */
  run: <T>(doing: () => Promise<T>) => Promise<T | undefined>
}

export function useAct(): Act {
  const busy = ref(false)
  const no = ref<unknown>(null)
  async function run<T>(doing: () => Promise<T>): Promise<T | undefined> {
    if (busy.value) return undefined
    busy.value = true
    no.value = null
    try {
      return await doing()
    } catch (reason) {
      no.value = reason
      return undefined
    } finally {
      busy.value = false
    }
  }
  return { busy, no, run }
}

export interface ListAct extends Omit<Act, 'run'> {
  /** Does it and reads the list anew; without something to do only that. */
  attempt: (doing?: () => Promise<unknown>) => Promise<void>
}

/** For a list that is read anew whenever something was done to it. Also after a no: what is over by itself should not stand there. */
export function useListAct(load: () => Promise<void>): ListAct {
  const { busy, no, run } = useAct()
  const attempt = async (doing?: () => Promise<unknown>): Promise<void> => {
    await run(async () => {
      try {
        await doing?.()
      } catch (reason) {
        await load().catch(() => undefined)
        throw reason
      }
      await load()
    })
  }
  return { busy, no, attempt }
}
