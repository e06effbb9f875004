// What the rulebook calls things, for the pages that bring features together. Missing names never stop a page.
import { shallowReactive } from 'vue'
import type { Schemas } from '@/api/client'
import { rulebook, type FactBook, type FieldBook, type MaterialBook, type ReasonBook } from '@/api/rulebook'
import { useSay } from '@/i18n/say'

interface Books {
  facts: FactBook
  materials: MaterialBook
  about: Schemas['Rulebook'] | null
  fields: FieldBook | null
  reasons: ReasonBook
}

const books = shallowReactive<Books>({ facts: new Map(), materials: new Map(), about: null, fields: null, reasons: new Map() })

export function useNames(...wanted: (keyof Books)[]) {
  const { say } = useSay()
  const fetch = async <K extends keyof Books>(name: K, ask: () => Promise<Books[K]>): Promise<void> => void (books[name] = await ask())
  const asked: Record<keyof Books, () => Promise<void>> = {
    facts: () => fetch('facts', rulebook.factBook),
    materials: () => fetch('materials', rulebook.materialBook),
    about: () => fetch('about', rulebook.about),
    fields: () => fetch('fields', rulebook.fields),
    reasons: () => fetch('reasons', rulebook.reasonBook),
  }
  const want = (...names: (keyof Books)[]): void => names.forEach((name) => void asked[name]().catch(() => undefined))
  want(...wanted)

  const materialName = (slug: string): string => {
    const named = books.materials.get(slug)
    return named ? say(named.name) : slug
  }
  const kindName = (kind: string): string => {
    const named = books.about?.kinds.find((one) => one.kind === kind)
    return named ? say(named.name) : kind
  }
  const provinceWords = (province: string): Schemas['Words'] => books.about?.provinces.find((one) => one.value === province)?.name ?? { zh: province, en: province }
  const provinceName = (province: string): string => say(provinceWords(province))
  /** `services[0].domains[1].name`: "domain name · expires". */
  const fieldName = (path: string): string => {
    const names = path.replace(/\[\d+\]/g, '').split('.')
    let groups = books.fields?.groups ?? []
    let group: Schemas['FieldGroup'] | undefined
    for (const name of names) {
      const field = group?.fields.find((one) => one.field === name)
      if (group && field) return `${say(group.title)} · ${say(field.title)}`
      group = groups.find((one) => one.group === name) ?? group
      groups = group?.groups ?? []
    }
    return group ? say(group.title) : path
  }
  return { books, want, materialName, kindName, provinceWords, provinceName, fieldName }
}
