// How does a live check ask the desk? Every no is a Problem, and no request hangs.
import { api, callerHeaders, told } from '@/api/client'
import { Problem } from '@/api/problem'
import type { Check, Person } from './check'

export interface Transport {
  begin(person: Person, key: string): Promise<Check>
  /** `first`: how many frames were sent before. */
  send(check: string, first: number, body: Uint8Array): Promise<Check>
  read(check: string): Promise<Check>
  finish(check: string, key: string): Promise<Check>
}

// A body is 200 KB at most; on a network that needs longer for it nothing comes as it is taken.
const patience = 5000

const isCheck = (value: unknown): value is Check => typeof value === 'object' && value !== null && 'attempts_left' in value

export function transportOf(filing: string): Transport {
  const path = (check: string) => ({ path: { filing, check } })
  return {
    begin: (person, key) => told(api.POST('/filings/{filing}/presence-checks', { params: { path: { filing }, header: { 'Idempotency-Key': key } }, body: { person } })),
    read: (check) => told(api.GET('/filings/{filing}/presence-checks/{check}', { params: path(check) })),
    finish: (check, key) => told(api.POST('/filings/{filing}/presence-checks/{check}/finish', { params: { ...path(check), header: { 'Idempotency-Key': key } } })),

    async send(check, first, body) {
      const aborting = new AbortController()
      const timer = setTimeout(() => aborting.abort(), patience)
      try {
        const response = await fetch(`/api/v1/filings/${encodeURIComponent(filing)}/presence-checks/${encodeURIComponent(check)}/frames/${first}`, {
          method: 'PUT',
          body,
          headers: { ...callerHeaders(), 'Content-Type': 'application/octet-stream' },
          credentials: 'same-origin',
          signal: aborting.signal,
        })
        const said: unknown = await response.json().catch(() => undefined)
        if (!response.ok) throw Problem.from(response, said)
        // Cut off in the middle of the answer: the same as none.
        if (!isCheck(said)) throw Problem.offline()
        return said
      } catch (no) {
        throw no instanceof Problem ? no : Problem.offline()
      } finally {
        clearTimeout(timer)
      }
    },
  }
}
