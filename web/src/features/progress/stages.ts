// Where does a filing stand on its way, and who has to act?
import type { Schemas } from '@/api/client'

type Stage = Schemas['Stage']
export type Step = 'fill' | 'review' | 'sms' | 'authority' | 'granted'
export type Actor = 'you' | 'provider' | 'authority' | 'nobody'

const steps: Readonly<Record<Stage, Step>> = {
  draft: 'fill', returned: 'fill', rejected: 'fill', lapsed: 'fill', withdrawn: 'fill',
  waiting: 'review', reviewing: 'review', second_look: 'review', second_reviewing: 'review', to_hand_over: 'review',
  sms_verification: 'sms', authority_review: 'authority', granted: 'granted', cancelled: 'granted',
}

export const order: readonly Step[] = ['fill', 'review', 'sms', 'authority', 'granted']
export const stepOf = (stage: Stage): Step => steps[stage]

/** In the applicant's hands: it can be changed and submitted. */
export const isOpen = (stage: Stage): boolean => stage === 'draft' || stage === 'returned' || stage === 'rejected' || stage === 'lapsed'
export const isOver = (stage: Stage): boolean => stage === 'withdrawn' || stage === 'cancelled'

export function actorOf(stage: Stage): Actor {
  if (isOpen(stage) || stage === 'sms_verification') return 'you'
  if (isOver(stage) || stage === 'granted') return 'nobody'
  return stage === 'authority_review' ? 'authority' : 'provider'
}

/** What is left of a time limit, in the largest two units that say something. */
export function left(at: string, now: number): { over: boolean; days: number; hours: number; minutes: number } {
  const minutes = Math.floor(Math.abs(new Date(at).getTime() - now) / 60_000)
  return { over: new Date(at).getTime() < now, days: Math.floor(minutes / 1440), hours: Math.floor((minutes % 1440) / 60), minutes: minutes % 60 }
}

export type Way = { to: 'item'; item: string } | { to: 'field'; screen: string; field: string } | { to: 'question'; fact: string } | { to: 'consent' } | { to: 'nowhere' }

/** Where a finding of the gate is put right. */
export function wayOf(finding: Pick<Schemas['GateReport']['findings'][number], 'item' | 'field' | 'check' | 'answer'>): Way {
  if (finding.check === 'gate.rules' && finding.answer === 'question' && finding.field) return { to: 'question', fact: finding.field }
  if (finding.field === 'filing.consent') return { to: 'consent' }
  if (finding.item.startsWith('fields.')) {
    const group = finding.item.slice('fields.'.length)
    return { to: 'field', screen: screenOf(group), field: finding.field ?? group }
  }
  if (finding.check === 'gate.read' && finding.field) return { to: 'field', screen: screenOf(finding.field), field: finding.field }
  const written = finding.check === 'gate.rules' && finding.field ? formFieldOf(finding.field) : undefined
  if (written) return { to: 'field', screen: screenOf(written), field: written }
  return finding.item === 'filing' ? { to: 'nowhere' } : { to: 'item', item: finding.item }
}

export interface Obstacle<Finding> {
  finding: Finding
  way: Way
  /** How many empty fields of one screen, or open questions, this line stands for. */
  empty: number
}

/** What stands in the way, the empty fields of a screen and the open questions as one line each: forty lines of "missing" frighten,
 *  and lead to three places. */
export function obstaclesOf<Finding extends Parameters<typeof wayOf>[0]>(findings: readonly Finding[]): Obstacle<Finding>[] {
  const lines: Obstacle<Finding>[] = []
  for (const finding of findings) {
    const way = wayOf(finding)
    const place = placeOf(finding, way)
    const same = place === undefined ? undefined : lines.find((line) => line.empty > 0 && placeOf(line.finding, line.way) === place)
    if (same) same.empty++
    else lines.push({ finding, way, empty: place === undefined ? 0 : 1 })
  }
  return lines
}

function placeOf(finding: Parameters<typeof wayOf>[0], way: Way): string | undefined {
  if (way.to === 'question') return way.to
  return finding.check === 'form.field' && finding.answer === 'missing' && way.to === 'field' ? way.screen : undefined
}

/** Rules speak of facts (`service.content`); the form may call what they come from otherwise. */
function formFieldOf(fact: string): string | undefined {
  const [, owner, name = ''] = /^(subject|head|service|service_head|domain|legal_representative)\.(\w+)$/.exec(fact) ?? []
  if (owner === 'service') return `services[0].${({ content: 'contents', preapproval: 'approvals' } as Readonly<Record<string, string>>)[name] ?? name}`
  if (owner === 'service_head') return `services[0].head.${name}`
  if (owner === 'domain') return `services[0].domains[0].${({ owner: 'holder', days_left: 'expires', real_name_days: 'verified' } as Readonly<Record<string, string>>)[name] ?? 'name'}`
  return owner ? `${owner}.${name}` : undefined
}

const screenOf = (path: string): string => {
  const [, group = path, n] = /^([a-z_]+)(\[\d+\])?/.exec(path) ?? []
  return group === 'services' ? `services${n ?? '[0]'}` : group
}

/** What a website shows at its foot, linked to where anyone can look the number up. */
export const footerCode = (number: string): string => `<a href="https://beian.miit.gov.cn/" target="_blank" rel="noopener">${number}</a>`
