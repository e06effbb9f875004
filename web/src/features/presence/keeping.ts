// What a person is told before their camera opens: how often a day, how long it is kept, who else is asked. The profile at work says so.
import { rulebook } from '@/api/rulebook'
import type { Schemas } from '@/api/client'

export type Terms = NonNullable<Schemas['Profile']['presence']>

export const termsOf = (profiles: readonly Schemas['Profile'][]): Terms | null => profiles.find((one) => one.in_use)?.presence ?? null

export const readTerms = async (): Promise<Terms | null> => termsOf(await rulebook.profiles())
