// Several names in one sentence, as the language joins them.
import { useI18n } from 'vue-i18n'

export function useList(): (names: readonly string[]) => string {
  const { locale } = useI18n()
  return (names) => names.join(locale.value === 'en' ? ', ' : '、')
}
