// One filing as all its pages see it: what the server says of it, what is typed and not saved yet, and what may be done with it.
import { computed, shallowRef, watch } from 'vue'
import { knownFiling } from './known'
import { movesOf } from './moves'
import { savingOf } from './saving'

function make(id: string) {
  const known = knownFiling(id)
  const { state, edit, answer, save } = savingOf(known)
  const { filing, mine, checklists, pages, report, pull, look, leave } = known

  async function load(): Promise<void> {
    state.no = null
    try {
      await pull()
      await look()
      state.loaded = true
    } catch (no) {
      state.no = no
    }
  }

  return { id, filing, mine, checklists, pages, report, state, isSaved: computed(() => state.saving === 'saved'), load, look, edit, answer, save, ...movesOf(known, save), pull, leave }
}

export type FilingState = ReturnType<typeof make>

const current = shallowRef<FilingState | null>(null)

/** The filing of this page; going from page to page keeps what is typed. */
export function useFiling(id: string): FilingState {
  const kept = current.value?.id === id ? current.value : null
  const found = kept ?? make(id)
  current.value = found
  // Come back to it (from another page, from logging in again): what is new there, and what was not saved yet.
  if (kept?.state.loaded) void kept.pull().then(kept.look).then(kept.save).catch(() => undefined)
  else void found.load()
  return found
}

export const forgetFiling = (): void => void (current.value = null)

// Leaving the browser's page with something unsaved is asked about; back on the network it is saved at once.
window.addEventListener('beforeunload', (event) => {
  if (current.value && !current.value.isSaved.value) event.preventDefault()
})
window.addEventListener('online', () => void current.value?.save())
watch(current, (_, before) => {
  before?.leave()
  void before?.save()
})
