// What is typed is saved by itself: a moment after the last key, later where the network is gone, together with what others did.
import { reactive } from 'vue'
import { withAnswer, type Answer } from '@/api/answers'
import { Problem } from '@/api/problem'
import { withValue, type Value } from '@/features/form/values'
import { saveDeclaration, type Declaration } from './declaration'
import type { Known } from './known'

type Saving = 'saved' | 'typing' | 'saving' | 'waiting' | 'refused'

const pause = 900

export function savingOf(known: Known) {
  const { mine } = known
  const state = reactive<{ saving: Saving; no: unknown; loaded: boolean }>({ saving: 'saved', no: null, loaded: false })
  let timer: ReturnType<typeof setTimeout> | undefined
  let saving: Promise<void> | null = null
  let again = 1000

  function change(next: Declaration): void {
    mine.value = next
    state.saving = 'typing'
    soon(pause)
  }
  function soon(milliseconds: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), milliseconds)
  }
  function edit(path: string, value: Value | undefined): void {
    if (mine.value) change({ ...mine.value, form: withValue(mine.value.form, path, value) })
  }
  function answer(fact: string, value: Answer | null): Promise<void> {
    if (mine.value) change({ ...mine.value, answers: withAnswer(mine.value.answers, fact, value) })
    return save()
  }

  /** One save at a time; what was typed meanwhile is saved after it. */
  async function save(): Promise<void> {
    clearTimeout(timer)
    if (saving) {
      await saving
      if (state.saving === 'typing') await save()
      return
    }
    saving = send().finally(() => (saving = null))
    await saving
  }

  async function send(): Promise<void> {
    const sent = mine.value
    if (!sent || state.saving === 'saved') return
    state.saving = 'saving'
    try {
      known.changed(await saveDeclaration(known.id, known.version(), sent), sent)
      again = 1000
      state.no = null
      state.saving = mine.value === sent ? 'saved' : 'typing'
      if (state.saving === 'typing') soon(pause)
      await known.look().catch(() => undefined)
    } catch (no) {
      await refused(no)
    }
  }

  async function refused(no: unknown): Promise<void> {
    if (no instanceof Problem && no.status === 412) {
      // Someone (or a page handed in) was faster: their changes and ours together, then once more.
      await known.pull().catch(() => undefined)
      state.saving = 'typing'
      soon(50)
    } else if (no instanceof Problem && no.mayPass) {
      state.saving = 'waiting'
      soon((no.retryAfter ?? 0) * 1000 || (again = Math.min(again * 2, 30_000)))
    } else {
      state.saving = 'refused'
      state.no = no
    }
  }

  return { state, edit, answer, save }
}
