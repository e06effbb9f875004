// Which value would put a finding right, where that can be said? One tap then writes it.
import type { Schemas } from '@/api/client'

export type GateFinding = Schemas['GateReport']['findings'][number]

const mended: Readonly<Record<string, (value: string) => string>> = {
  'form.format:name': (value) => value.replace(/\s+/g, ''),
  'form.format:mobile': (value) => value.replace(/[^\d]/g, '').replace(/^(00)?86(?=1\d{10}$)/, ''),
  'form.format:phone': (value) => value.replace(/[\s()（）]/g, '').replace(/^(00|\+)86-?/, ''),
  'form.format:signature': (value) => value.replace(/[^0-9a-f]/gi, ''),
  'form.format:email': (value) => value.replace(/\s/g, '').replace(/。/g, '.').replace(/＠/g, '@'),
  'form.format:url': (value) => (/^https?:/i.test(value) ? value : `https://${value}`),
  'form.domain:www': (value) => value.trim().replace(/^www\./i, ''),
}

export function suggestionFor(finding: GateFinding, value: string): string | undefined {
  // What stands on the document, as the server read it.
  if (finding.suggest !== undefined) return finding.suggest !== value ? finding.suggest : undefined
  const made = mended[`${finding.check}:${finding.answer}`]?.(value)
  return made && made !== value ? made : undefined
}

/** A question bears the name of a fact, which may be spelt like a field. */
const isQuestion = (finding: GateFinding): boolean => finding.check === 'gate.rules' && finding.answer === 'question'

/** The findings of one field; a repeated value is named by its place (`url[1]`). */
export const findingsAt = (findings: readonly GateFinding[], path: string): GateFinding[] =>
  findings.filter((one) => !isQuestion(one)).filter((one) => one.field === path || (one.field?.startsWith(`${path}[`) === true && /^\[\d+\]$/.test(one.field.slice(path.length))))

/** What is only not there yet is no reproach: it is said when submitting, not while typing. */
export const isMissing = (finding: GateFinding): boolean => finding.check === 'form.field' && finding.answer === 'missing'

/** What is wrong with what was written on a screen of the form. */
export const wrongOn = (findings: readonly GateFinding[], screen: string): number =>
  findings.filter((one) => one.severity === 'block' && !isMissing(one) && !isQuestion(one) && (one.field === screen || one.field?.startsWith(`${screen}.`) === true)).length

/** A domain name that stands on its certificate and not in the form: it takes the place of the only one that was typed, else it is one more. */
export function domainToWrite({ suggest }: GateFinding, typed: number): { at: number; value: string } | undefined {
  return suggest === undefined ? undefined : { at: typed === 1 ? 0 : typed, value: suggest }
}
