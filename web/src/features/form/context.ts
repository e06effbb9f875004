// What every part of the form takes from the whole of it.
import type { ComputedRef, InjectionKey } from 'vue'
import type { Schemas } from '@/api/client'
import type { Book, GroupSpec } from './fields'
import type { Read } from './read'
import type { GateFinding } from './suggest'
import type { Group, Value } from './values'

export interface FormContext {
  values: ComputedRef<Group>
  tables: ComputedRef<Book['tables']>
  findings: ComputedRef<readonly GateFinding[]>
  read: ComputedRef<ReadonlyMap<string, Read>>
  strict: ComputedRef<boolean>
  provinces: ComputedRef<readonly { code: string; name: Schemas['Words'] }[]>
  /** The province of filing, by its Chinese name. */
  province: ComputedRef<string>
  edit: (path: string, value: Value | undefined) => void
  picture: (page: Schemas['Page']) => Promise<string>
  choiceName: (field: string, code: string) => Schemas['Words']
  /** Names of the documents this filing asks of whoever stands at this path. */
  likely: (path: string) => readonly string[]
  specOf: (path: string) => GroupSpec | undefined
}

export const formKey: InjectionKey<FormContext> = Symbol('form')
