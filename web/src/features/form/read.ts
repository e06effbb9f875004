// What was read from the pictures, and into which fields of the form does it belong?
import type { Schemas } from '@/api/client'

type Page = Schemas['Page']

export interface Read {
  value: string
  page: Page
  region: readonly number[]
}

// The same pairs as the gate compares (src/desk/gate/read.cpp), and those that only help to fill in.
const person = { name: 'name', id_number: 'certificate_number', document_number: 'certificate_number', valid_until: 'certificate_until', expiry_date: 'certificate_until' }
const organisation = { name: 'name', credit_code: 'certificate_number', address: 'certificate_address', term_until: 'certificate_until', scope: 'business_scope' }
const own = { ...person, address: 'certificate_address' }
const domain = { domain: 'name', expires: 'expires', registrar: 'registrar' }

/** Of `service_head.1.id_card`: 1. */
const serviceOf = (item: string): number => Number(/^[a-z_]+\.(\d+)\./.exec(item)?.[1] ?? 0)

function targetsOf(page: Page, isPerson: boolean, services: number, ofService: boolean): [prefix: string, pairs: Readonly<Record<string, string>>][] {
  const { item } = page
  if (item.startsWith('head.'))
    return [
      ['head', person],
      // Who files for themselves is subject and head, and of the service too where no other document is asked for.
      ...(isPerson ? ([['subject', own]] as [string, typeof own][]) : []),
      ...(isPerson && !ofService ? Array.from({ length: services }, (_, n): [string, typeof person] => [`services[${n}].head`, person]) : []),
    ]
  if (item.startsWith('service_head.')) return [[`services[${serviceOf(item)}].head`, person]]
  if (item.startsWith('subject.')) return [['subject', organisation], ['legal_representative', { legal_representative: 'name' }]]
  if (item.startsWith('domain.')) return [[`services[${serviceOf(item)}].domains[0]`, domain]]
  return []
}

/** By the path of the field. `codes` names the certificate types: which of them a document is, its own name says. */
export function readValues(pages: readonly Page[], isPerson: boolean, services: number, codeOf: (material: string) => string | undefined): Map<string, Read> {
  const read = new Map<string, Read>()
  const ofService = pages.some((page) => page.item.startsWith('service_head.'))
  for (const page of pages) {
    if (!page.inspected || page.verdict === 'reject' || !page.fields) continue
    for (const [prefix, pairs] of targetsOf(page, isPerson, services, ofService)) {
      for (const [name, field] of Object.entries(pairs)) {
        const found = page.fields[name]
        if (found && !read.has(`${prefix}.${field}`)) read.set(`${prefix}.${field}`, { value: found.value, page, region: found.region })
      }
      const code = page.document === page.material ? codeOf(page.material) : undefined
      const [first] = Object.values(page.fields)
      if (code && first && 'name' in pairs && prefix !== 'legal_representative' && !prefix.includes('domains') && !read.has(`${prefix}.certificate_type`))
        read.set(`${prefix}.certificate_type`, { value: code, page, region: first.region })
    }
  }
  return read
}
