// How is what the server says in both languages, and what time it is, shown in the one that is spoken?
import { useI18n } from 'vue-i18n'
import { Problem } from '@/api/problem'
import type { Words } from './index'

export function useSay() {
  const { locale, t } = useI18n()
  const english = (): boolean => locale.value === 'en'
  const say = (words: Words): string => (english() ? words.en : words.zh)

  /** Sentences after one another: English leaves a space between them. */
  const sayAll = (...all: Words[]): string => all.map(say).join(english() ? ' ' : '')

  /** A no, in the caller's language: the server's own words, or ours where there was no answer. */
  const sayNo = (no: unknown): string => {
    if (!(no instanceof Problem)) throw no
    if (no.isOffline) return t('common.offline')
    return no.detail ? `${no.message}${english() ? '. ' : '。'}${no.detail}` : no.message || t('common.failed')
  }

  const day = (at: string | Date): string => new Intl.DateTimeFormat(locale.value, { dateStyle: 'medium' }).format(new Date(at))
  const moment = (at: string | Date): string =>
    new Intl.DateTimeFormat(locale.value, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at))

  /** "in 3 hours", "2 days ago": the largest unit that is not nothing. */
  const distance = (at: string | Date, now: Date = new Date()): string => {
    const seconds = (new Date(at).getTime() - now.getTime()) / 1000
    const format = new Intl.RelativeTimeFormat(locale.value, { numeric: 'auto' })
    for (const [unit, length] of [['day', 86400], ['hour', 3600], ['minute', 60]] as const)
      if (Math.abs(seconds) >= length) return format.format(Math.trunc(seconds / length), unit)
    return format.format(0, 'minute')
  }

  return { say, sayAll, sayNo, day, moment, distance, locale }
}
