// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { createI18n } from 'vue-i18n'
import desk from '@/i18n/zh-CN/desk'
import type { Row } from './compare'
import FieldRows from './FieldRows.vue'
import { stepTo } from './rowKeys'
import type { Names } from './useNames'

const read = (value: string) => ({ value, confidence: 0.99, region: [1, 2, 3, 4] })
const rows: Row[] = [
  { key: 'a', path: 'head.name', field: 'name', declared: '样本丙', read: read('样本丁'), readKey: 'head.id_card/front/name', state: 'differs' },
  { key: 'b', path: 'head.email', field: 'email', declared: 'c@example.cn', state: 'declared' },
  { key: 'c', path: 'head.certificate_number', field: 'certificate_number', declared: '1', read: read('1'), readKey: 'head.id_card/front/id_number', state: 'same' },
]
const names = { field: (path: string) => path, value: (_: string, value: string) => value } as unknown as Names

/** In the page, so that there is a focus; what is lit comes back as the review gives it. */
function shown() {
  const i18n = createI18n({ legacy: false, locale: 'zh-CN', messages: { 'zh-CN': desk as never } })
  const made = mount(FieldRows, {
    attachTo: document.body,
    props: { rows, lit: '', names, onLight: (key: string) => void made.setProps({ lit: key }) },
    global: { plugins: [i18n] },
  })
  return made
}

afterEach(() => document.body.replaceChildren())

describe('a row of values', () => {
  it('is lit by the focus as by the mouse, and says so', async () => {
    const table = shown()
    const [differs, , same] = table.findAll('tbody tr')
    await differs?.trigger('focus')
    expect(table.emitted('light')).toEqual([['head.id_card/front/name']])
    expect(differs?.classes()).toContain('lit')
    const said = document.getElementById(differs?.attributes('aria-describedby') ?? '')
    expect(said?.textContent).toBe('已在图上标出')
    await same?.trigger('pointerenter')
    expect(table.emitted('light')?.[1]).toEqual(['head.id_card/front/id_number'])
    expect(differs?.attributes('aria-describedby')).toBeUndefined()
  })

  it('is one stop for Tab, and the arrows go on over those with a place on the picture', async () => {
    const table = shown()
    const stops = () => table.findAll('tbody tr').map((row) => row.attributes('tabindex'))
    expect(stops()).toEqual(['0', undefined, '-1'])
    table.vm.focusRow()
    await nextTick()
    await table.findAll('tbody tr')[0]?.trigger('keydown', { key: 'ArrowDown' })
    await nextTick()
    expect(document.activeElement).toBe(table.findAll('tbody tr')[2]?.element)
    expect(table.emitted('light')?.slice(-1)).toEqual([['head.id_card/front/id_number']])
    expect(stops()).toEqual(['-1', undefined, '0'])
  })

  it('stays at the ends, and leaves other keys alone', () => {
    expect(stepTo('ArrowDown', 2, 3)).toBe(2)
    expect(stepTo('ArrowUp', 0, 3)).toBe(0)
    expect(stepTo('End', 0, 3)).toBe(2)
    expect(stepTo('a', 1, 3)).toBeUndefined()
  })
})
