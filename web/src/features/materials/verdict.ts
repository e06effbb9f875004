// What is to be said of a page in one sentence?
import { bySeverity, type Finding, type Page } from '@/api/pages'

export type Verdict =
  | { kind: 'checking' | 'good' | 'mended' }
  | { kind: 'again' | 'note'; finding: Finding }

export function verdictOf(page: Page): Verdict {
  if (!page.inspected) return { kind: 'checking' }
  const [worst] = bySeverity(page.findings)
  if (page.verdict === 'reject' && worst) return { kind: 'again', finding: worst }
  if (page.verdict === 'fixable') return { kind: 'mended' }
  return worst?.severity === 'warn' ? { kind: 'note', finding: worst } : { kind: 'good' }
}
