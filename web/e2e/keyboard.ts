// By keys alone: does Tab reach everything that can be operated, in order, does one see where it is, and is nothing cut off?
import { expect, type Page } from '@playwright/test'

interface Stop {
  /** Its place in the document; -1 is the window itself, before the first and after the last. */
  at: number
  name: string
  isShown: boolean
  isCovered: boolean
}

// Pages of hundreds of lines are all alike further down.
const most = 160

/** Numbers what Tab should reach, and gives how many there are; of a group of radio buttons it reaches one. */
const numbered = (page: Page): Promise<{ at: number; name: string }[]> =>
  page.evaluate(() => {
    const nameOf = (one: Element): string => `${one.tagName.toLowerCase()} ${(one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 40)}`
    const groups = new Set<string>()
    const found = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]')].filter((one) => {
      if (one.tabIndex < 0 || (one as HTMLButtonElement).disabled || one.closest('[inert]')) return false
      const style = getComputedStyle(one)
      if (style.visibility !== 'visible' || one.getClientRects().length === 0) return false
      const closed = one.closest('details:not([open])')
      if (closed && !(one.tagName === 'SUMMARY' && one.parentElement === closed)) return false
      if (one instanceof HTMLInputElement && one.type === 'radio') {
        if (groups.has(one.name)) return false
        groups.add(one.name)
      }
      return true
    })
    found.forEach((one, at) => (one.dataset['stop'] = String(at)))
    return found.map((one, at) => ({ at, name: nameOf(one) }))
  })

const stop = (page: Page): Promise<Stop> =>
  page.evaluate(async () => {
    // What moves when it gets or loses the focus has moved a frame later.
    await new Promise<void>((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn())))
    const one = document.activeElement
    if (!(one instanceof HTMLElement) || one === document.body) return { at: -1, name: '', isShown: true, isCovered: false }
    // A radio button stands for its group.
    const group = one instanceof HTMLInputElement && one.type === 'radio' ? document.querySelector<HTMLElement>(`input[name="${CSS.escape(one.name)}"][data-stop]`) : one
    const style = getComputedStyle(one)
    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1
    const { left, top, width, height } = one.getBoundingClientRect()
    const seen = [[0.5, 0.5], [0.05, 0.2], [0.95, 0.8], [0.2, 0.95], [0.8, 0.05]].some(([x = 0, y = 0]) => {
      const there = document.elementFromPoint(left + x * width, top + y * height)
      return there !== null && (one.contains(there) || there.contains(one))
    })
    return {
      at: Number(group?.dataset['stop'] ?? -2),
      name: `${one.tagName.toLowerCase()}.${one.className} ${(one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 40)}`,
      isShown: outlined || one.closest('.is-focused') !== null,
      isCovered: !seen,
    }
  })

/** Once round with Tab, from the top of the page. Nothing may be left out, come twice, or hide where one is. */
export async function walk(page: Page, name: string): Promise<void> {
  await page.evaluate(() => {
    window.scrollTo(0, 0)
    // Chromium goes on from where one was; from the window's top it begins at the first.
    const top = document.createElement('span')
    top.tabIndex = -1
    document.body.prepend(top)
    top.focus()
    top.remove()
  })
  const wanted = await numbered(page)
  const visited: Stop[] = []
  let isRound = false
  for (let n = 0; n < most; n++) {
    await page.keyboard.press('Tab')
    const now = await stop(page)
    // Some Chromiums go from the last to the first without the window between them.
    isRound = now.at === -1 || (visited.length > 1 && now.at === visited[0]?.at)
    if (isRound) break
    const before = visited[visited.length - 1]
    // A date has year, month and day to stop at, and a calendar whose ring the browser draws itself.
    if (before?.at === now.at) before.isShown ||= now.isShown
    else visited.push(now)
  }
  const reached = new Set(visited.map((one) => one.at))
  expect.soft(isRound || wanted.length > most / 2, `${name}: Tab comes round`).toBe(true)
  const missed = isRound ? wanted.filter((one) => !reached.has(one.at)).map((one) => one.name) : []
  expect.soft(missed, `${name}: Tab reaches everything`).toEqual([])
  const places = visited.map((one) => one.at)
  expect.soft(places, `${name}: in the order of the page`).toEqual([...places].sort((a, b) => a - b))
  expect.soft(visited.filter((one) => !one.isShown).map((one) => one.name), `${name}: one sees where one is`).toEqual([])
  expect.soft(visited.filter((one) => one.isCovered).map((one) => one.name), `${name}: nothing lies over what has the focus`).toEqual([])
}

/** Text that does not fit into its box and that nobody can scroll to; and a page wider than its window. */
export async function fits(page: Page, name: string): Promise<void> {
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((one) => {
        if (![...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())) return false
        const style = getComputedStyle(one)
        if (style.visibility !== 'visible' || one.getClientRects().length === 0 || one.closest('.for-readers-only')) return false
        const across = /hidden|clip/.test(style.overflowX) && one.scrollWidth > one.clientWidth + 1
        const down = /hidden|clip/.test(style.overflowY) && one.scrollHeight > one.clientHeight + 2
        return across || down
      })
      .map((one) => `${one.tagName.toLowerCase()}.${one.className} ${(one.textContent ?? '').trim().slice(0, 30)}`),
  )
  expect.soft(cut, `${name}: no words are cut off`).toEqual([])
  expect.soft(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${name}: no wider than its window`).toBeLessThanOrEqual(0)
}

/** Opens a dialog from what has the focus: the focus stays within while Tab goes round, Escape closes it, and the focus is back. */
export async function dialogKeeps(page: Page, name: string, open: () => Promise<unknown>): Promise<void> {
  const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120) ?? '')
  const before = await focused()
  await open()
  await expect(page.locator('dialog[open]')).toBeVisible()
  for (let n = 0; n < 24; n++) {
    await page.keyboard.press(n % 3 === 2 ? 'Shift+Tab' : 'Tab')
    const within = await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('dialog[open]') !== null)
    expect(within, `${name}: the focus stays in the dialog`).toBe(true)
  }
  await page.keyboard.press('Escape')
  await expect(page.locator('dialog[open]')).toHaveCount(0)
  await expect.poll(focused, { message: `${name}: the focus is back where it was` }).toBe(before)
}
