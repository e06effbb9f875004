// Who finds what in the menu? What each may really do the server decides.
import type { Schemas } from '@/api/client'

export type Role = Schemas['Role']
const reviewers: readonly Role[] = ['reviewer', 'senior_reviewer']

export const sections = [
  { name: 'queue', path: '/queue', roles: reviewers },
  { name: 'statistics', path: '/statistics', roles: [...reviewers, 'administrator'] },
  { name: 'results', path: '/results', roles: [...reviewers, 'administrator'] },
  { name: 'users', path: '/users', roles: ['administrator'] },
  { name: 'jobs', path: '/jobs', roles: ['administrator'] },
  { name: 'audit', path: '/audit', roles: ['auditor'] },
  { name: 'keeping', path: '/keeping', roles: ['administrator', 'auditor'] },
  { name: 'rulebook', path: '/rulebook', roles: ['administrator', 'auditor'] },
] as const satisfies readonly { name: string; path: string; roles: readonly Role[] }[]

export const sectionsOf = (role: Role): (typeof sections)[number][] => sections.filter((section) => (section.roles as readonly Role[]).includes(role))

/** Where someone begins who asked for nothing in particular. */
export const homeOf = (role: Role): string => sectionsOf(role)[0]?.path ?? '/account'
