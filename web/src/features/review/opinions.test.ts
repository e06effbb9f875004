import { describe, expect, it } from 'vitest'
import type { GateFinding, Page } from './items'
import { doubts, opinionsOn, suggestedReasons } from './opinions'

const words = (zh: string) => ({ zh, en: zh })
const page: Page = {
  item: 'head.id_card', side: 'front', material: 'id_card', media_type: 'image/jpeg', bytes: 1, added: '2026-03-01T00:00:00Z', inspected: true,
  findings: [{ check: 'quality.glare', severity: 'warn', message: words('反光'), advice: words('换角度') }],
}
const gate: GateFinding[] = [
  { item: 'head.id_card', check: 'quality.glare', answer: 'some', severity: 'warn', message: words('反光'), way_out: words('换角度'), reasons: ['photo-glare'] },
  { item: 'head.id_card', check: 'gate.read', answer: 'name', severity: 'block', field: 'head.name', message: words('不一样'), way_out: words('改'), reasons: ['mismatch-name'] },
  { item: 'subject.business_license', check: 'gate.read', answer: 'name', severity: 'block', message: words('不一样'), way_out: words('改'), reasons: [] },
]

describe('what the machine says', () => {
  it('is said once, the worst first, with the reasons it suggests', () => {
    const said = opinionsOn('head.id_card', [page], gate, [])
    expect(said.map((one) => one.check)).toEqual(['gate.read', 'quality.glare'])
    expect(suggestedReasons(said)).toEqual(['mismatch-name', 'photo-glare'])
  })

  it('no longer counts when it was overruled', () => {
    const over = [{ item: 'head.id_card', finding: 'gate.read:name', text: '曾用名' }, { item: 'head.id_card', finding: 'quality.glare', text: '看得清' }]
    const said = opinionsOn('head.id_card', [page], gate, over)
    expect(doubts(said)).toBe(false)
    expect(suggestedReasons(said)).toEqual([])
    expect(said[0]?.overruled).toBe('曾用名')
  })
})
