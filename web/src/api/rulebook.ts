// What does the rulebook say that holds for everyone? Asked once for all parts of a page.
import { api, told, type Schemas } from './client'

/** Asks at the first use; a no is not remembered. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | null = null
  return () => {
    asked ??= ask().catch((no: unknown) => {
      asked = null
      throw no
    })
    return asked
  }
}

const by = <T, K>(items: readonly T[], key: (item: T) => K): ReadonlyMap<K, T> => new Map(items.map((item) => [key(item), item]))

export const rulebook = {
  about: once(() => told(api.GET('/rulebook'))),
  facts: once(async () => by((await told(api.GET('/rulebook/facts'))).items, (fact) => fact.fact)),
  materials: once(async () => by((await told(api.GET('/rulebook/materials'))).items, (material) => material.material)),
  fields: once(() => told(api.GET('/rulebook/fields'))),
  reasons: once(async () => by((await told(api.GET('/rulebook/reasons'))).items, (reason) => reason.reason)),
}

export type FactBook = ReadonlyMap<string, Schemas['Fact']>
export type MaterialBook = ReadonlyMap<string, Schemas['Material']>
