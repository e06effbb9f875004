// Which drawn pictures show how a good photo of this document looks, and how the usual faults look?
// They lie in `pictures/`, made by `specimen samples -o web/src/features/materials/samples/pictures`.
export const faults = ['blurred', 'glare', 'cut', 'small', 'dark', 'copy', 'screen', 'covered', 'far'] as const
export type Fault = (typeof faults)[number]
export interface Example {
  fault: Fault
  src: string
}

// Only addresses are in the script: each picture is fetched when it comes into view.
const addresses = import.meta.glob<string>('./pictures/*.jpg', { eager: true, query: '?url', import: 'default' })
const addressOf = (name: string): string | undefined => addresses[`./pictures/${name}.jpg`]

// The same document under another name.
const same: Readonly<Record<string, string>> = { legal_rep_id: 'id_card' }
/** Whose faults are shown where a document has none of its own: a sheet's look like a sheet's, a card's like a card's. */
const like = (drawn: string): string => (/^(business_license|org_certificate|law_firm_license|domain_certificate|authorization_letter|pledge_letter)-/.test(drawn) ? 'business_license-front' : 'id_card-front')

const drawnAs = (material: string, side: string): string | undefined => {
  const name = `${same[material] ?? material}-${side}`
  return addressOf(name) ? name : undefined
}

export const goodOf = (material: string, side: string): string | undefined => addressOf(drawnAs(material, side) ?? '')

export const hasSamples = (material: string, side: string): boolean => drawnAs(material, side) !== undefined

export function faultsOf(material: string, side: string): Example[] {
  const drawn = drawnAs(material, side)
  if (!drawn) return []
  const named = (name: string): Example[] =>
    faults.flatMap((fault) => {
      const src = addressOf(`${name}-${fault}`)
      return src ? [{ fault, src }] : []
    })
  const own = named(drawn)
  return own.length ? own : named(like(drawn))
}
