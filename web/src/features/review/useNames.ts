// What items, sides, fields and codes are called, by the rulebook.
import { onMounted, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Schemas } from '@/api/client'
import { loadRegions, regionName, type Regions } from '@/api/regions'
import { choiceName, rulebook, type FactBook, type FieldBook } from '@/api/rulebook'
import { useSay } from '@/i18n/say'
import { useList } from '@/ui/desk/useList'
import { parseItem } from './items'

type FieldGroup = Schemas['FieldGroup']
type Field = Schemas['Field']

/** The field of the book for a path of the form: `services[0].head.mobile`. */
export function fieldAt(groups: readonly FieldGroup[], path: string): Field | undefined {
  const steps = path.split('.').map((step) => step.replace(/\[\d+\]$/, ''))
  const last = steps.pop()
  let among = groups
  let group: FieldGroup | undefined
  for (const step of steps) {
    group = among.find((one) => one.group === step)
    among = group?.groups ?? []
  }
  return group?.fields.find((one) => one.field === last)
}

export function useNames() {
  const { t, te } = useI18n()
  const { say } = useSay()
  const listed = useList()
  const fields = shallowRef<FieldBook>({ groups: [], tables: {} })
  const materials = shallowRef<Schemas['Material'][]>([])
  const reasons = shallowRef<Schemas['Reason'][]>([])
  const book = shallowRef<Schemas['Rulebook'] | null>(null)
  const facts = shallowRef<FactBook>(new Map())
  const regions = shallowRef<Regions>({})
  const no = ref<unknown>(null)

  onMounted(async () => {
    // Without them codes stand there, as they are filed.
    loadRegions().then((table) => (regions.value = table), () => undefined)
    rulebook.factBook().then((book) => (facts.value = book), () => undefined)
    try {
      ;[fields.value, materials.value, reasons.value, book.value] = await Promise.all([rulebook.fields(), rulebook.materials(), rulebook.reasons(), rulebook.about()])
    } catch (error) {
      no.value = error
    }
  })

  const group = (name: string): string => {
    const found = fields.value.groups.find((one) => one.group === name)
    return found ? say(found.title) : name
  }
  const material = (slug: string): string => {
    const found = materials.value.find((one) => one.material === slug)
    return found ? say(found.name) : slug
  }
  const nth = (n: number): string => (n > 0 ? ` · ${t('trade.nth', { n: n + 1 })}` : '')
  const owner = (name: string): string => (te(`trade.of.${name}`) ? t(`trade.of.${name}`) : name)

  const item = (id: string): string => {
    const name = parseItem(id)
    if (name.group) return `${t('review.declared', { group: group(name.group) })}${nth(name.nth)}`
    return material(name.material ?? '')
  }
  /** Whose document it is, where the name alone does not say. */
  const itemOwner = (id: string): string => {
    const name = parseItem(id)
    return name.group ? '' : `${owner(name.owner)}${nth(name.nth)}`
  }
  const side = (materialSlug: string, sideSlug: string): string => {
    const found = materials.value.find((one) => one.material === materialSlug)?.sides.find((one) => one.side === sideSlug)
    return found ? say(found.name) : sideSlug
  }
  const field = (path: string, read: string): string => {
    const found = path ? fieldAt(fields.value.groups, path) : undefined
    if (found) return say(found.title)
    return te(`trade.read.${read}`) ? t(`trade.read.${read}`) : read
  }
  /** A code with the name it stands for; dates without an end; yes and no. */
  const value = (path: string, text: string, read = ''): string => {
    if (read === 'sex' && (text === 'M' || text === 'F')) return t(`trade.sex.${text}`)
    if (text === 'long_term') return t('trade.longTerm')
    if (text === 'true' || text === 'false') return t(text === 'true' ? 'trade.yes' : 'trade.no')
    const found = fieldAt(fields.value.groups, path)
    const table = found?.table ? fields.value.tables[found.table] : undefined
    if (found?.format === 'region') return regionName(regions.value, text)
    if (!table && found?.choices?.length) return listed(text.split('、').map((code) => say(choiceName(facts.value, found.field, code))))
    if (!table) return text
    return listed(text.split('、').map((code) => {
      const entry = table.find((one) => one.code === code)
      return entry ? say(entry.name) : code
    }))
  }
  const reason = (id: string): Schemas['Reason'] | undefined => reasons.value.find((one) => one.reason === id)

  return { fields, materials, reasons, book, no, group, material, item, itemOwner, side, field, value, reason }
}
export type Names = ReturnType<typeof useNames>
