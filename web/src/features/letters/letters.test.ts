import { describe, expect, it } from 'vitest'
import { fileName, findLetter, letterOf, openAsks, screenOf, sentAnswers, tooMuch, type Ask, type Letter } from './letters'

const words = { zh: '栏目', en: 'sections' }
const ask = (over: Partial<Ask>): Ask => ({ ask: 'columns', title: words, help: words, choices: [], required: false, lines: 1, many: 0, most: 5, ...over })
const letter = (over: Partial<Letter>): Letter => ({
  item: 'subject.site_plan', material: 'site_plan', service: 1, letter: 'site_plan', version: 2, title: '网站建设方案书', state: 'ready', pages: 3,
  missing: [], asks: [ask({}), ask({ ask: 'budget' })], answers: {}, changed: [], lacking: [], ...over,
})

describe('letters of a filing', () => {
  const all = [letter({}), letter({ item: 'service.1.no_training_pledge', material: 'no_training_pledge', service: 2 })]

  it('are found by material and service, or by the item they are handed in for', () => {
    expect(findLetter(all, 'no_training_pledge', 2)).toBe(all[1])
    expect(findLetter(all, 'no_training_pledge', 1)).toBeUndefined()
    expect(letterOf(all, 'subject.site_plan', 'site_plan')).toBe(all[0])
    expect(letterOf(all, 'subject.site_plan', 'pledge_letter')).toBeUndefined()
  })

  it('are kept under their own name', () => expect(fileName(letter({}), 'docx')).toBe('网站建设方案书.docx'))
})

describe('what is missing', () => {
  it.each([
    ['subject.name', 'subject'],
    ['services[1].head.name', 'services[1]'],
    ['services[0].domains[0].name', 'services[0]'],
  ])('leads to the screen of its field (%s)', (field, screen) => expect(screenOf(field)).toBe(screen))

  it('of what the letter asks is whatever is empty', () => expect(openAsks(letter({}), { columns: ' ', budget: '两万元' }).map((one) => one.ask)).toEqual(['columns']))
})

describe('an answer', () => {
  it('may be so long', () => {
    expect(tooMuch(ask({}), '一二三四五')).toBe(null)
    expect(tooMuch(ask({}), '一二三四五六')).toBe('long')
    expect(tooMuch(ask({}), '𠮷𠮷𠮷𠮷𠮷')).toBe(null)
  })
  it('of several lines counts each of them', () => {
    expect(tooMuch(ask({ many: 2 }), '首页\n\n新闻')).toBe(null)
    expect(tooMuch(ask({ many: 2 }), '首页\n新闻\n联系')).toBe('lines')
    expect(tooMuch(ask({ many: 2 }), '一二三四五六')).toBe('long')
  })
  it('is sent where there is one', () => expect(sentAnswers({ columns: '首页', budget: '  ' })).toEqual({ columns: '首页' }))
})
