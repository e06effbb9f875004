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
