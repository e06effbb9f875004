// What does the rulebook call things? Asked for once in a tab: it changes only with the server.
import { api, told, type Schemas } from './client'

export interface FieldBook {
  groups: Schemas['FieldGroup'][]
  tables: Record<string, { code: string; name: Schemas['Words'] }[]>
}

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

export const reference = {
  rulebook: once(() => told(api.GET('/rulebook'))),
  facts: once(async () => (await told(api.GET('/rulebook/facts'))).items),
  materials: once(async () => (await told(api.GET('/rulebook/materials'))).items),
  fields: once((): Promise<FieldBook> => told(api.GET('/rulebook/fields'))),
  reasons: once(async () => (await told(api.GET('/rulebook/reasons'))).items),
}
