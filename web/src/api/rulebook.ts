// What does the rulebook say that holds for everyone? Asked for once in a tab: it changes only with the server.
import { api, told, type Schemas } from './client'

export type FactBook = ReadonlyMap<string, Schemas['Fact']>
export type MaterialBook = ReadonlyMap<string, Schemas['Material']>
export type ReasonBook = ReadonlyMap<string, Schemas['Reason']>

/** Kept while it holds; a no is not kept, so that the next one who asks tries again. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | undefined
  return () => {
    kept ??= ask().catch((no: unknown) => {
      kept = undefined
      throw no
    })
    return kept
  }
}

const by = <T>(items: readonly T[], name: (item: T) => string): ReadonlyMap<string, T> => new Map(items.map((item) => [name(item), item]))

const fields = once(() => told(api.GET('/rulebook/fields')))
const facts = once(async () => (await told(api.GET('/rulebook/facts'))).items)
const materials = once(async () => (await told(api.GET('/rulebook/materials'))).items)
const profiles = once(async () => (await told(api.GET('/rulebook/profiles'))).items)
const reasons = once(async () => (await told(api.GET('/rulebook/reasons'))).items)

export const rulebook = {
  about: once(() => told(api.GET('/rulebook'))),
  fields,
  facts,
  materials,
  profiles,
  reasons,
  factBook: once(async (): Promise<FactBook> => by(await facts(), (one) => one.fact)),
  materialBook: once(async (): Promise<MaterialBook> => by(await materials(), (one) => one.material)),
  reasonBook: once(async (): Promise<ReasonBook> => by(await reasons(), (one) => one.reason)),
}

export type FieldBook = Awaited<ReturnType<typeof fields>>

// The interface names the codes of tables, and of choices those that are facts as well.
const factOf: Readonly<Record<string, string>> = { kind: 'service.kind', holder: 'domain.owner' }
const platforms: Readonly<Record<string, Schemas['Words']>> = { android: { zh: '安卓', en: 'Android' }, ios: { zh: 'iOS', en: 'iOS' }, harmony: { zh: '鸿蒙', en: 'HarmonyOS' } }

/** What a choice of this field is called; its code where it has no name. */
export const choiceName = (facts: FactBook, field: string, code: string): Schemas['Words'] =>
  facts.get(factOf[field] ?? '')?.values.find((one) => one.value === code)?.name ?? platforms[code] ?? { zh: code, en: code }
