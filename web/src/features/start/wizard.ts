// The state of the wizard: what was answered, what is asked now, what the rulebook makes of it.
import { computed, reactive, ref, shallowRef, watch } from 'vue'
import type { Answer } from '@/api/answers'
import { api, newKey, told, type Schemas } from '@/api/client'
import { rulebook, type FactBook } from '@/api/rulebook'
import { keep, loadKept } from './kept'
import { leadingQuestion, nextLeading, openQuestions, share } from './questions'

export type Checklist = Schemas['Checklist']

export function useWizard() {
  const kept = reactive(loadKept(newKey()))
  const facts = shallowRef<FactBook>(new Map())
  const checklist = shallowRef<Checklist | null>(null)
  const no = shallowRef<unknown>(null)
  const asking = ref(false)
  const more = ref(false)
  /** A question that was answered and is looked at again. */
  const again = ref<string | null>(null)
  let turn = 0

  async function begin(): Promise<void> {
    try {
      facts.value = await rulebook.factBook()
      await ask()
    } catch (reason) {
      no.value = reason
    }
  }

  /** The list and the questions as the answers now make them. A slower answer to an older question is passed over. */
  async function ask(): Promise<void> {
    // Before province and subject are known nearly every rule of the country could speak: 400 KB that nobody reads.
    if (!('filing.province' in kept.answers) || !('subject.kind' in kept.answers)) return
    const mine = ++turn
    asking.value = true
    no.value = null
    try {
      const list = await told(api.POST('/checklists', { body: { facts: { ...kept.answers } } }))
      if (mine === turn) checklist.value = list
    } catch (reason) {
      if (mine === turn) no.value = reason
    } finally {
      if (mine === turn) asking.value = false
    }
  }

  function answer(fact: string, value: Answer): void {
    kept.answers[fact] = value
    kept.skipped = kept.skipped.filter((other) => other !== fact)
    if (!kept.order.includes(fact)) kept.order.push(fact)
    // The same filing no longer: it may begin anew.
    kept.key = newKey()
    again.value = null
    void ask()
  }

  function skip(fact: string): void {
    kept.skipped.push(fact)
    again.value = null
  }

  const lead = computed(() => nextLeading(kept.answers))
  const open = computed(() => openQuestions(checklist.value?.questions ?? [], kept.answers, kept.skipped, more.value))
  const question = computed(() => {
    const name = again.value ?? lead.value
    if (name) return checklist.value?.questions.find((one) => one.fact === name) ?? leadingQuestion(facts.value, name)
    return open.value[0] ?? null
  })
  const isReady = computed(() => !lead.value && !question.value && checklist.value !== null)
  const leftForMore = computed(() => openQuestions(checklist.value?.questions ?? [], kept.answers, kept.skipped, true).length)
  const done = computed(() => kept.order.length)
  const progress = computed(() => share(done.value, Math.max(open.value.length, lead.value ? 6 - done.value : 0)))
  const canGoBack = computed(() => position() > 0)

  const position = (): number => (again.value ? kept.order.indexOf(again.value) : kept.order.length)
  const back = (): void => void (again.value = kept.order[position() - 1] ?? null)

  function startOver(): void {
    Object.assign(kept, { answers: {}, order: [], skipped: [], key: newKey() })
    checklist.value = null
    more.value = false
    again.value = null
  }

  watch(kept, () => keep(kept), { deep: true })
  void begin()

  return { kept, facts, checklist, no, asking, more, again, question, isReady, leftForMore, done, progress, canGoBack, answer, skip, back, startOver, retry: begin }
}
