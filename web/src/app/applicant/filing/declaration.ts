// What was declared, as the pages hold it and as it travels.
import { api, newKey, told, toldWithVersion, type Schemas } from '@/api/client'
import { merged, mergedLines } from '@/features/form/merge'
import { filled, isGroup, type Group } from '@/features/form/values'

export interface Declaration {
  province: string
  subject_kind: string
  answers: string[]
  form: Group
}

export const heldOf = (sent: Schemas['Declaration']): Declaration => {
  const form: unknown = sent.form
  return { province: sent.province, subject_kind: sent.subject_kind, answers: [...sent.answers], form: isGroup(form) ? form : {} }
}

// The contract says of the form only that it is an object; which one stands in `rulebook/fields`.
const sentOf = (held: Declaration): Schemas['Declaration'] => ({ ...held, form: (filled(held.form) ?? {}) as Schemas['Declaration']['form'] })

export const mergedDeclaration = (base: Declaration, mine: Declaration, theirs: Declaration): Declaration => ({
  province: base.province === mine.province ? theirs.province : mine.province,
  subject_kind: base.subject_kind === mine.subject_kind ? theirs.subject_kind : mine.subject_kind,
  answers: mergedLines(base.answers, mine.answers, theirs.answers),
  form: merged(base.form, mine.form, theirs.form),
})

export async function readDeclaration(filing: string): Promise<{ value: Declaration; version: string }> {
  const { value, version } = await toldWithVersion(api.GET('/filings/{filing}/form', { params: { path: { filing } } }))
  return { value: heldOf(value), version }
}

export const saveDeclaration = (filing: string, version: string, held: Declaration): Promise<{ value: Schemas['Filing']; version: string }> =>
  toldWithVersion(
    api.PUT('/filings/{filing}/form', { params: { path: { filing }, header: { 'If-Match': version, 'Idempotency-Key': newKey() } }, body: sentOf(held) }),
  )

export const checkOf = (filing: string): Promise<Schemas['GateReport']> => told(api.GET('/filings/{filing}/check', { params: { path: { filing } } }))
