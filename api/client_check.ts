// Does a client of the generated types compile? What the pages will do, in short; never run.
import type { components, operations, paths } from './types'

type Json<Op extends keyof operations, Status extends number> = operations[Op]['responses'] extends {
  [status in Status]: { content: { 'application/json': infer Body } }
}
  ? Body
  : never

export type Filing = components['schemas']['Filing']

export async function begin(kind: Filing['kind'], province: string): Promise<Json<'beginFiling', 201>> {
  const body: operations['beginFiling']['requestBody']['content']['application/json'] = {
    kind,
    province,
    subject_kind: 'enterprise',
  }
  const path: keyof paths = '/filings'
  const answer = await fetch(`/api/v1${path}`, { method: 'POST', body: JSON.stringify(body) })
  return (await answer.json()) as Json<'beginFiling', 201>
}

export const worst = (page: components['schemas']['Page']): string =>
  page.findings?.find((finding) => finding.severity === 'block')?.message.zh ?? ''

export const waits = (list: Json<'readQueue', 200>): number => list.items.length

// @ts-expect-error a kind that there is not must not compile
export const wrong: Filing['kind'] = 'second'
