import { describe, expect, it } from 'vitest'
import { compared, newlySaid, type Checklist, type ListItem } from './changes'
import { entries, type Rule } from './pairs'

const item = (material: string, necessity: ListItem['necessity'] = 'required'): ListItem => ({ material, of: 'head', necessity, name: { zh: material, en: material }, sides: [], accepts: [], reasons: [] })
const list = (items: ListItem[]): Checklist => ({ on: '2026-03-01', rulebook: '1', profile: null, facts: {}, items, constraints: [], refusals: [], warnings: [], notes: [], questions: [] })

describe('another fact', () => {
  it('shows what came, went and weighs otherwise', () => {
    const shown = compared(list([item('id_card'), item('residence_permit', 'conditional'), item('site_plan')]), list([item('id_card'), item('residence_permit'), item('pledge_letter')]))
    expect(shown.map((one) => [one.item.material, one.change])).toEqual([['id_card', undefined], ['residence_permit', 'other'], ['pledge_letter', 'new'], ['site_plan', 'gone']])
  })
  it('flashes nothing the first time', () => expect(compared(null, list([item('id_card')]))).toEqual([{ item: item('id_card') }]))
  it('names the rules that speak now', () => expect([...newlySaid([{ rule: 'a' }], [{ rule: 'a' }, { rule: 'b' }])]).toEqual(['b']))
})

describe('disputed rules', () => {
  const rule = (id: string, against?: string[]): Rule => ({
    rule: id, topic: 'other', effect: 'require', holder: 'both', because: { zh: '', en: '' }, when: [], sources: [], confidence: 'medium', disputed: against !== undefined, ...(against ? { against } : {}),
  })
  it('stand together, once, also where only one of them names the other', () => {
    const shape = entries([rule('a', ['b', 'c']), rule('x'), rule('b', ['a']), rule('c')]).map((entry) => (entry.kind === 'one' ? entry.rule.rule : entry.rules.map((one) => one.rule)))
    expect(shape).toEqual([['a', 'b', 'c'], 'x'])
  })
})
