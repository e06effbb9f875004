// Names of what rules speak of: provinces, materials, conditions.
import { onMounted, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Schemas } from '@/api/client'
import { rulebook } from '@/api/rulebook'
import { useSay } from '@/i18n/say'
import { whenInWords, type Fact, type Spoken } from './when'

export function useRuleWords() {
  const { t, te } = useI18n()
  const { say } = useSay()
  const facts = shallowRef<Fact[]>([])
  const materials = shallowRef<Schemas['Material'][]>([])
  const book = shallowRef<Schemas['Rulebook'] | null>(null)
  const no = ref<unknown>(null)
  onMounted(async () => {
    try {
      ;[facts.value, materials.value, book.value] = await Promise.all([rulebook.facts(), rulebook.materials(), rulebook.about()])
    } catch (error) {
      no.value = error
    }
  })
  const spoken: Spoken = {
    say,
    word: (name) => (te(`rules.condition.${name}`) ? t(`rules.condition.${name}`) : undefined),
    truth: (holds) => t(holds ? 'trade.yes' : 'trade.no'),
  }
  const province = (slug: string): string => {
    const found = book.value?.provinces.find((one) => one.value === slug)
    return found ? say(found.name) : slug
  }
  const material = (slug: string): string => {
    const found = materials.value.find((one) => one.material === slug)
    return found ? say(found.name) : slug
  }
  const topic = (slug: string): string => (te(`trade.topic.${slug}`) ? t(`trade.topic.${slug}`) : slug)
  const condition = (line: string): string => whenInWords(line, facts.value, spoken)
  const fact = (name: string): Fact | undefined => facts.value.find((one) => one.fact === name)
  return { facts, materials, book, no, province, material, topic, condition, fact }
}
export type RuleWords = ReturnType<typeof useRuleWords>
