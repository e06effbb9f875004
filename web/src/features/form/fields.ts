// Which groups and fields does this filing fill in?
import type { Schemas } from '@/api/client'
import { isEmpty, isGroup, type Group } from './values'

export type Field = Schemas['Field']
export type GroupSpec = Schemas['FieldGroup']
export type Book = { groups: GroupSpec[]; tables: Readonly<Record<string, readonly { code: string; name: Schemas['Words'] }[]>> }

export interface Scope {
  kind: Schemas['FilingKind']
  isPerson: boolean
  /** Of a service: what it is, where that is said already. */
  service?: string | undefined
}

export function applies(of: Pick<Field, 'kinds' | 'holder' | 'services'>, scope: Scope): boolean {
  if (!of.kinds.includes(scope.kind)) return false
  if (of.holder && of.holder !== 'both' && (of.holder === 'person') !== scope.isPerson) return false
  return of.services.length === 0 || !scope.service || of.services.includes(scope.service)
}

/** What is ticked when submitting is asked for there, not among the fields. */
export const fieldsOf = (group: GroupSpec, scope: Scope): Field[] => group.fields.filter((field) => field.format !== 'consent' && applies(field, scope))

/** A screen of the form: a group, or one of several services. */
export interface Screen {
  path: string
  group: GroupSpec
  index: number | null
}

export function screensOf(book: Book, scope: Scope, form: Group): Screen[] {
  return book.groups
    .filter((group) => applies(group, scope) && (fieldsOf(group, scope).length > 0 || group.groups.length > 0))
    .flatMap((group): Screen[] => {
      if (!group.many) return [{ path: group.group, group, index: null }]
      const parts = form[group.group]
      const count = Math.max(1, Array.isArray(parts) ? parts.length : 0)
      return Array.from({ length: count }, (_, index) => ({ path: `${group.group}[${index}]`, group, index }))
    })
}

/** The required fields of a group that are empty, groups below included. */
export function missingIn(spec: GroupSpec, scope: Scope, values: Group): number {
  const inner = typeof values['kind'] === 'string' ? { ...scope, service: values['kind'] } : scope
  const own = fieldsOf(spec, inner).filter((field) => field.required && isEmpty(values[field.field])).length
  return spec.groups
    .filter((group) => applies(group, inner))
    .reduce((sum, group) => {
      const part = values[group.group]
      if (!group.many) return sum + missingIn(group, inner, isGroup(part) ? part : {})
      return sum + (Array.isArray(part) ? part.filter(isGroup).reduce((all, one) => all + missingIn(group, inner, one), 0) : 0)
    }, own)
}

/** How many values two groups have in common by name: what may be copied from one to the other. */
export const sharedFields = (one: GroupSpec, other: GroupSpec): string[] => one.fields.map((field) => field.field).filter((name) => other.fields.some((field) => field.field === name))
