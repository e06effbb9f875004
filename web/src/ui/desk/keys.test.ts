// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { belongsTo, keyName } from './keys'

const pressed = (key: string, code: string, more: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing', boolean>> = {}) => ({
  key, code, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, ...more,
})

describe('a pressed key', () => {
  it('is known by its letter, large or small', () => {
    expect(keyName(pressed('J', 'KeyJ'))).toBe('j')
    expect(keyName(pressed('?', 'Slash'))).toBe('?')
    expect(keyName(pressed('Enter', 'Enter', { metaKey: true }))).toBe('mod+Enter')
  })

  it('is known by its place while a Chinese input method is on', () => {
    expect(keyName(pressed('Process', 'KeyA', { isComposing: true }))).toBe('a')
    expect(keyName(pressed('Process', 'Digit2'))).toBe('2')
    expect(keyName(pressed('Process', 'Comma'))).toBeNull()
  })

  it('with Alt belongs to the browser', () => expect(keyName(pressed('a', 'KeyA', { altKey: true }))).toBeNull())
})

describe('what is focused', () => {
  it('keeps the keys that it takes', () => {
    const field = document.createElement('textarea')
    const button = document.createElement('button')
    const box = Object.assign(document.createElement('input'), { type: 'checkbox' })
    expect([belongsTo(field, 'a'), belongsTo(button, 'a'), belongsTo(button, 'Enter'), belongsTo(box, 'j')]).toEqual([true, false, true, false])
  })
})
