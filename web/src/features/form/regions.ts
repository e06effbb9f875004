// Provinces, cities and districts as one chooses them, one after the other.
import { grouping, type Regions } from '@/api/regions'

export interface Place {
  code: string
  name: string
}

const named = (table: Regions, codes: readonly string[]): Place[] => codes.map((code) => ({ code, name: table[code] ?? code }))

// Their districts are not kept in this table.
const without = new Set(['71', '81', '82'])

export const provincesOf = (table: Regions): Place[] => named(table, Object.keys(table).filter((code) => code.endsWith('0000') && !without.has(code.slice(0, 2))))

/** Cities; where a level only groups (Beijing's districts), what lies below it is shown at once. */
export function citiesOf(table: Regions, province: string): Place[] {
  const codes = Object.keys(table).filter((code) => code.startsWith(province.slice(0, 2)) && code.endsWith('00') && !code.endsWith('0000'))
  return named(table, codes.flatMap((code) => (grouping.test(table[code] ?? '') ? districtCodes(table, code) : [code])))
}

const districtCodes = (table: Regions, city: string): string[] =>
  city.endsWith('00') ? Object.keys(table).filter((code) => code.startsWith(city.slice(0, 4)) && code !== city && !grouping.test(table[code] ?? '')) : []

/** Empty where the city itself is the last level (东莞市). */
export const districtsOf = (table: Regions, city: string): Place[] => named(table, districtCodes(table, city))

/** The steps that lead to a code, to show what was chosen. */
export function stepsTo(table: Regions, code: string): { province: string; city: string; district: string } {
  const province = code ? `${code.slice(0, 2)}0000` : ''
  const group = code ? `${code.slice(0, 4)}00` : ''
  if (!table[code]) return { province: '', city: '', district: '' }
  if (code.endsWith('0000')) return { province, city: '', district: '' }
  if (code === group || grouping.test(table[group] ?? '')) return { province, city: code, district: '' }
  return { province, city: group, district: code }
}

/** 北京市 → Beijing 北京市: what it is called, and what stands on the certificate. */
export const inEnglish = (places: readonly Place[], provinces: readonly { name: { zh: string; en: string } }[]): Place[] =>
  places.map((place) => {
    const found = provinces.find(({ name }) => place.name.startsWith(name.zh))
    return found ? { ...place, name: `${found.name.en} ${place.name}` } : place
  })
