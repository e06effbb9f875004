import { describe, expect, it } from 'vitest'
import { groupReasons, matches, type Reason } from './reasons'

const reason = (id: string, topic: string, zh: string): Reason => ({ reason: id, topic, stage: 'provider', text: { zh, en: id.replace(/-/g, ' ') }, way_out: { zh: '', en: '' } })
const book = [reason('photo-blurred', 'photo', '图片模糊'), reason('photo-glare', 'photo', '有反光'), reason('mismatch-name', 'mismatch', '姓名不一致'), reason('domain-expired', 'domain', '域名过期')]
const shape = (groups: ReturnType<typeof groupReasons>) => groups.map((group) => [group.topic, group.reasons.map((one) => one.reason)])

describe('reasons to return an item', () => {
  it('begin with what the findings suggest, each once', () => {
    expect(shape(groupReasons(book, 'head.id_card', ['mismatch-name', 'mismatch-name', 'gone']))).toEqual([
      ['suggested', ['mismatch-name']],
      ['photo', ['photo-blurred', 'photo-glare']],
    ])
  })
  it('of another topic come when looked for', () => expect(shape(groupReasons(book, 'head.id_card', [], '域名'))).toEqual([['domain', ['domain-expired']]]))
  it('can be narrowed to a topic', () => expect(shape(groupReasons(book, 'head.id_card', ['photo-glare'], '', 'mismatch'))).toEqual([['mismatch', ['mismatch-name']]]))
  it('are found by any of their words', () => expect(matches(book[0] as Reason, 'BLUR photo')).toBe(true))
})
