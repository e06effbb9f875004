// What is a person told of a page that was inspected?
import { bySeverity, type Finding, type Page } from '@/api/pages'

/** What blocks, else what is worth a second look. What the desk mends by itself is no news. */
export function toTell(page: Page): Finding[] {
  const findings = bySeverity(page.findings)
  const blocking = findings.filter((finding) => finding.severity === 'block')
  return page.verdict === 'reject' && blocking.length ? blocking : findings.filter((finding) => finding.severity === 'warn')
}

/** The frame of the document was (or may have been) found wrongly: its corners may be set by hand. */
export const mayBeCorners = (page: Page): boolean => (page.findings ?? []).some(({ check, severity }) => severity === 'block' && /^(frame|document)\./.test(check))
