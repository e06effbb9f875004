// What is to be said of a page in one sentence?
import type { Schemas } from '@/api/client'

type Page = Schemas['Page']
type Finding = Schemas['Finding']

export type Verdict =
  | { kind: 'checking' | 'good' | 'mended' }
  | { kind: 'again' | 'note'; finding: Finding }

const rank: Record<Schemas['Severity'], number> = { block: 0, fix: 1, warn: 2, info: 3 }

export function verdictOf(page: Page): Verdict {
  if (!page.inspected) return { kind: 'checking' }
  const [worst] = [...(page.findings ?? [])].sort((a, b) => rank[a.severity] - rank[b.severity])
  if (page.verdict === 'reject' && worst) return { kind: 'again', finding: worst }
  if (page.verdict === 'fixable') return { kind: 'mended' }
  return worst?.severity === 'warn' ? { kind: 'note', finding: worst } : { kind: 'good' }
}
