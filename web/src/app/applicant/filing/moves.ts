// What is done with a filing as it stands: handed in, moved on, pages taken out. Each needs the present version.
import { api, newKey, toldWithVersion, type Schemas } from '@/api/client'
import { Problem } from '@/api/problem'
import type { Known } from './known'

type Done = Promise<{ value: Schemas['Filing']; version: string }>

export function movesOf(known: Known, save: () => Promise<void>) {
  const { id } = known

  /** Once more where somebody was faster: the same wish under the key of the version it is made for. */
  async function act(doing: (header: { 'If-Match': string; 'Idempotency-Key': string }) => Done): Promise<void> {
    const key = newKey()
    const now = (): Done => doing({ 'If-Match': known.version(), 'Idempotency-Key': key + known.version().replace(/\W/g, '') })
    await save()
    try {
      known.changed(await now())
    } catch (no) {
      if (!(no instanceof Problem) || no.status !== 412) throw no
      await known.pull()
      known.changed(await now())
    }
    await known.look().catch(() => undefined)
  }

  const submit = (): Promise<void> => act((header) => toldWithVersion(api.POST('/filings/{filing}/submission', { params: { path: { filing: id }, header } })))
  const move = (body: Schemas['Action']): Promise<void> =>
    act((header) => toldWithVersion(api.POST('/filings/{filing}/actions', { params: { path: { filing: id }, header }, body })))
  const removePages = (item: string): Promise<void> =>
    act((header) => toldWithVersion(api.DELETE('/filings/{filing}/pages/{item}', { params: { path: { filing: id, item }, header } })))
  const answerLetter = (material: string, service: number, answers: Record<string, string>): Promise<void> =>
    act((header) => toldWithVersion(api.PUT('/filings/{filing}/letters/{material}', { params: { path: { filing: id, material }, query: { service }, header }, body: { answers } })))

  return { submit, move, removePages, answerLetter }
}
