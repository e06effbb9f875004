// Does what was declared stand on the document? Which value stands beside which; the verdict itself comes from the server's findings.
import { parseItem, type GateFinding, type Page } from './items'

export type Group = { [name: string]: unknown }
export type ReadField = NonNullable<Page['fields']>[string]
export type RowState = 'same' | 'differs' | 'declared' | 'read'

export interface Row {
  key: string
  /** Of the form: `head.name`; empty where only the document says it. */
  path: string
  field: string
  declared?: string
  read?: ReadField
  page?: Page
  /** Where it is drawn on the picture. */
  readKey?: string
  state: RowState
  finding?: GateFinding
  /** Word for word what the subject's head declares, who is seen with another item. */
  repeated?: true
}

/** A field of a document beside the field of the form that it should agree with. */
const person: Record<string, string> = { name: 'name', id_number: 'certificate_number', document_number: 'certificate_number', valid_until: 'certificate_until', expiry_date: 'certificate_until' }
const subject: Record<string, string> = { ...person, credit_code: 'certificate_number', address: 'certificate_address', term_until: 'certificate_until', scope: 'business_scope' }

/** Where in the form a document's holder stands. */
export function pathOf(item: string): string {
  const { owner, nth, group } = parseItem(item)
  if (group) return group === 'services' ? `services[${nth}]` : group
  if (owner === 'service_head') return `services[${nth}].head`
  if (owner === 'service' || owner === 'domain') return `services[${nth}]`
  return owner
}

const isGroup = (value: unknown): value is Group => typeof value === 'object' && value !== null && !Array.isArray(value)

export function groupAt(form: Group, path: string): Group {
  let at: unknown = form
  for (const step of path.split('.')) {
    const [, name = '', nth] = /^(\w+)(?:\[(\d+)\])?$/.exec(step) ?? []
    at = isGroup(at) ? at[name] : undefined
    if (nth !== undefined) at = Array.isArray(at) ? at[Number(nth)] : undefined
  }
  return isGroup(at) ? at : {}
}

export function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '' || isGroup(value)) return undefined
  if (Array.isArray(value)) {
    const texts = value.map(textOf)
    return texts.length && texts.every((text) => text !== undefined) ? texts.join('、') : undefined
  }
  return String(value)
}

/** Brackets, dots and spaces are typed this way and that; everything else counts. */
export const comparable = (text: string): string => text.normalize('NFKC').replace(/[•・‧]/g, '·').replace(/\s/g, '').toUpperCase()

const isLegalRepresentative = (name: string, item: string): boolean => name === 'legal_representative' && parseItem(item).owner === 'subject'

/** The declared path that a read field of this item belongs to. */
export function declaredPath(item: string, name: string, asSubject = false): string | undefined {
  const { owner } = parseItem(item)
  if (isLegalRepresentative(name, item)) return 'legal_representative.name'
  if (asSubject && owner === 'head') return subject[name] ? `subject.${subject[name]}` : undefined
  const partner = (owner === 'subject' ? subject : owner === 'head' || owner === 'service_head' ? person : {})[name]
  return partner ? `${pathOf(item)}.${partner}` : undefined
}

function declaredAt(form: Group, path: string): string | undefined {
  const dot = path.lastIndexOf('.')
  return textOf(groupAt(form, path.slice(0, dot))[path.slice(dot + 1)])
}

function domainsOf(form: Group, item: string): string[] {
  const domains = groupAt(form, pathOf(item))['domains']
  return Array.isArray(domains) ? domains.flatMap((one: unknown) => (isGroup(one) ? (textOf(one['name']) ?? []) : [])) : []
}

function state(declared: string | undefined, read: string | undefined): RowState {
  if (declared === undefined) return 'read'
  if (read === undefined) return 'declared'
  return comparable(declared) === comparable(read) ? 'same' : 'differs'
}

/** Each read field of these pages, with what was declared beside it. */
function readRows(pages: readonly Page[], form: Group, asSubject: boolean): Row[] {
  return pages.flatMap((page) =>
    Object.entries(page.fields ?? {}).map(([field, read]): Row => {
      const key = `${page.item}/${page.side}/${field}`
      if (field === 'domain' && parseItem(page.item).owner === 'domain') {
        const listed = domainsOf(form, page.item)
        const same = listed.some((one) => comparable(one) === comparable(read.value))
        const declared = listed.join('、')
        return { key, readKey: key, field, read, page, path: `${pathOf(page.item)}.domains`, ...(declared ? { declared } : {}), state: !declared ? 'read' : same ? 'same' : 'differs' }
      }
      const path = declaredPath(page.item, field, asSubject) ?? ''
      const declared = path ? declaredAt(form, path) : undefined
      return { key, readKey: key, field, path, read, page, ...(declared === undefined ? {} : { declared }), state: state(declared, read.value) }
    }),
  )
}

/** What a group of the form declares, groups inside it included. */
function declaredRows(group: Group, path: string): Row[] {
  return Object.entries(group).flatMap(([field, value]): Row[] => {
    const own = `${path}.${field}`
    if (isGroup(value)) return declaredRows(value, own)
    if (Array.isArray(value) && value.some(isGroup)) return value.flatMap((one, n) => (isGroup(one) ? declaredRows(one, `${own}[${n}]`) : []))
    const declared = textOf(value)
    return declared === undefined ? [] : [{ key: own, field, path: own, declared, state: 'declared' }]
  })
}

/** Whoever is head of the subject and of the service stands in the form twice. */
function repeats(row: Row, form: Group): boolean {
  const twin = /^services\[\d+\]\.(head\.\w+)$/.exec(row.path)?.[1]
  return twin !== undefined && row.state === 'declared' && declaredAt(form, twin) === row.declared
}

/** The rows of an item: differences first, then what agrees, then what stands alone. */
export function rowsOf(item: string, pages: readonly Page[], form: Group, findings: readonly GateFinding[]): Row[] {
  const read = readRows(pages, form, item === 'fields.subject')
  const inForm = parseItem(item).group ? declaredRows(groupAt(form, pathOf(item)), pathOf(item)) : []
  const paired = inForm.map((row) => {
    const partner = read.find((one) => one.path === row.path)
    return partner ? { ...partner, key: row.key } : row
  })
  const rows = inForm.length ? paired : read
  return rows.map((row) => {
    const finding = row.path ? findings.find((one) => one.field === row.path && one.check === 'gate.read') : undefined
    // What the server finds to differ differs, whatever it looks like here.
    if (finding) return { ...row, finding, state: 'differs' as const }
    return repeats(row, form) ? { ...row, repeated: true as const } : row
  })
}
