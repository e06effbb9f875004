import { describe, expect, it } from 'vitest'
import { loadRegions, regionName } from './regions'

describe('a region', async () => {
  const table = await loadRegions()

  it('is called by all its levels, but for those that only group', () => {
    expect(regionName(table, '110105')).toBe('北京市朝阳区')
    expect(regionName(table, '350102')).toBe('福建省福州市鼓楼区')
    expect(regionName(table, '419001')).toBe('河南省济源市')
    expect(regionName(table, '441900')).toBe('广东省东莞市')
    expect(regionName(table, '330113')).toBe('浙江省杭州市临平区')
  })

  it('that is none stays what was typed', () => expect(regionName(table, '999999')).toBe('999999'))
})
