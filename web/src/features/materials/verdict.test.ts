import { describe, expect, it } from 'vitest'
import type { Schemas } from '@/api/client'
import { verdictOf } from './verdict'

const finding = (check: string, severity: Schemas['Severity']): Schemas['Finding'] => ({ check, severity, message: { zh: '', en: '' }, advice: { zh: '', en: '' } })
const page = (change: Partial<Schemas['Page']>): Schemas['Page'] => ({
  item: 'head.id_card', side: 'front', material: 'id_card', media_type: 'image/jpeg', bytes: 1, added: '', inspected: true, ...change,
})

describe('a verdict', () => {
  it('names the worst finding of a refused page', () => {
    const said = verdictOf(page({ verdict: 'reject', findings: [finding('envelope.size', 'fix'), finding('quality.glare', 'block')] }))
    expect(said).toMatchObject({ kind: 'again', finding: { check: 'quality.glare' } })
  })

  it('waits, is good, or is good once mended', () => {
    expect(verdictOf(page({ inspected: false })).kind).toBe('checking')
    expect(verdictOf(page({ verdict: 'accept', findings: [finding('x', 'info')] })).kind).toBe('good')
    expect(verdictOf(page({ verdict: 'fixable', findings: [finding('envelope.size', 'fix')] })).kind).toBe('mended')
  })
})
