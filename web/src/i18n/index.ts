// In which language do the pages speak? 简体中文 is the source, English follows it key by key (`en/` has the types of `zh-CN/`).
import { createI18n } from 'vue-i18n'
import { callAs, type Schemas } from '@/api/client'
import type { Common } from './zh-CN/common'

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]
export type Words = Schemas['Words']

const kept = 'beian.language'

/** What was chosen before, else what the browser prefers, else Chinese. */
export function preferredLanguage(): Language {
  const chosen = localStorage.getItem(kept)
  if (languages.some((language) => language === chosen)) return chosen as Language
  return navigator.languages.find((tag) => /^(zh|en)\b/i.test(tag))?.toLowerCase().startsWith('en') ? 'en' : 'zh-CN'
}

/**
 * The words of one entry (applicant or desk). `load` brings one language's, so that nobody fetches what they do not read.
 * Components take `t` from `useI18n()`; what the server says in both languages goes through `useSay()`.
 */
export async function createWords<T extends { common: Common }>(load: Record<Language, () => Promise<T>>) {
  const i18n = createI18n({ legacy: false, locale: preferredLanguage(), fallbackLocale: 'zh-CN', messages: {}, missingWarn: false, fallbackWarn: false })
  const speak = async (language: Language): Promise<void> => {
    i18n.global.setLocaleMessage(language, (await load[language]()) as never)
    i18n.global.locale.value = language
    document.documentElement.lang = language
    localStorage.setItem(kept, language)
    callAs({ language })
  }
  await speak(preferredLanguage())
  return { plugin: i18n, speak }
}
