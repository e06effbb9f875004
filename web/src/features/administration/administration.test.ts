import { describe, expect, it } from 'vitest'
import { readAnchors } from './anchors'
import { inBytes } from './bytes'
import { readResults } from './results'

const digest = 'a'.repeat(64)

describe('kept ends of the trail', () => {
  it('are read as they were kept: alone, in a list, one a line', () => {
    const anchor = { number: 7, digest }
    expect(readAnchors(JSON.stringify({ anchor }))).toEqual([anchor])
    expect(readAnchors(JSON.stringify([anchor, anchor]))).toHaveLength(2)
    expect(readAnchors(`${JSON.stringify({ anchor })}\n${JSON.stringify(anchor)}\n`)).toHaveLength(2)
    expect(readAnchors(' ')).toEqual([])
  })
  it('that are none are not guessed', () => expect([readAnchors('hello'), readAnchors('[{"number":1,"digest":"x"}]')]).toEqual([null, null]))
})

describe('the size of a picture', () => {
  it('is told as guides tell it', () => expect([204800, 4194304, 1024 * 1536, 0].map(inBytes)).toEqual(['200 KB', '4 MB', '1.5 MB', '0 KB']))
})

describe('results of the authority', () => {
  it('are a list', () => expect(readResults('[{"filing":"f1","result":"granted","numbers":["京ICP备12345678号-1"]}]')).toEqual({ list: [{ filing: 'f1', result: 'granted', numbers: ['京ICP备12345678号-1'] }] }))
  it('say which entry is wrong', () => expect([readResults('{}'), readResults('x'), readResults('[{"filing":"f1","result":"granted"},{"filing":"f2","result":"maybe"}]')]).toEqual([{ wrong: -1 }, { wrong: -1 }, { wrong: 1 }]))
})
