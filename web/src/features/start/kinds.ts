// Which kinds of filing does an answer to "what is to be done" leave to choose from?
import type { Schemas } from '@/api/client'

type Kind = Schemas['FilingKind']

// The rulebook judges several kinds alike (`fact` in rules/process.yaml), and the interface does not say which.
const kinds: Readonly<Record<string, readonly Kind[]>> = {
  first: ['first'],
  new_service: ['new_service', 'new_service_elsewhere'],
  new_access: ['new_access'],
  change: ['change_subject', 'change_service', 'change_access', 'change_province', 'transfer', 'claim', 'migration'],
  cancel: ['cancel_subject'],
  cancel_service: ['cancel_service'],
  cancel_access: ['cancel_access'],
}

export const kindsOf = (fact: string): readonly Kind[] => kinds[fact] ?? ['first']
