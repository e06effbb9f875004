// How long does a practised reviewer need for a clean filing? Its keys are counted on the page, what is to be read is counted there too, and
// both become seconds by published figures.
import { comeIn, expect, test } from './desk'
import { submittedFiling } from './filing'

test.use({ deskOf: 'practised', viewport: { width: 1440, height: 900 } })
test.setTimeout(300_000)

// Card, Moran and Newell, The Keystroke-Level Model for User Performance Time with Interactive Systems, CACM 23 (7), 1980: a key of someone
// who types, but not for a living; and making up one's mind before a step.
const keySeconds = 0.28
const mindSeconds = 1.35
// Trauzettel-Klosinski and Dietz, IReST, IOVS 53 (9), 2012: 370 syllables a minute over 17 languages, and that aloud. A character is a syllable.
const characterSeconds = 60 / 370

test('a clean filing takes one key an item and one to go on: under 60 seconds', async ({ page, desk }) => {
  const ruth = await desk.person('reviewer', 'ruth')
  for (const [n, seed] of ['1000001', '1000002'].entries()) await submittedFiling(desk, await desk.person('applicant', `owner${n}@example.cn`), { seed, phone: `1380013800${n}` })
  await comeIn(page, ruth)
  await page.goto('/desk')
  await expect(page.getByRole('tab', { name: /待审/ })).toContainText('2')
  // Taken from the queue; every filing after it opens by itself.
  await page.keyboard.press('c')
  const items = page.getByRole('list', { name: '要看的' })
  await expect(items.locator('[aria-current="true"]')).toBeFocused()
  const first = page.url()

  const all = await items.getByRole('button').count()
  let keys = 0
  let minds = 0
  let characters = 0
  const press = async (key: string): Promise<void> => {
    keys++
    minds++
    await page.keyboard.press(key)
  }
  for (let left = all; left > 0; left--) {
    await expect(items.locator('button.open')).toHaveCount(left)
    // What agrees on document and form, and says so, is taken in with the look at the item, and what was declared nowhere has nothing to be
    // compared with; the rest is read.
    const said = await page.locator('.values tbody tr:not(.same):not(.read) td:first-of-type').allInnerTexts()
    if (process.env['LOOK']) console.log(await page.locator('.items [aria-current="true"]').innerText(), said)
    characters += said.join('').replace(/\s/g, '').length
    characters += await page.locator('.opinions li').evaluateAll((lines) => lines.reduce((sum, line) => sum + (line.querySelector('div > span:not(.for-readers-only)')?.textContent ?? '').replace(/\s/g, '').length, 0))
    await press('a')
  }
  await press('g')
  await expect(page).not.toHaveURL(first)
  await expect(items.locator('[aria-current="true"]')).toBeFocused()

  const seconds = keys * keySeconds + minds * mindSeconds + characters * characterSeconds
  test.info().annotations.push({ type: 'figure', description: `${all} items, ${keys} keys, ${characters} characters: ${seconds.toFixed(0)} s` })
  console.log(`practised: ${all} items, ${keys} keys, ${characters} characters: ${seconds.toFixed(0)} s`)
  expect(keys).toBe(all + 1)
  expect(characters).toBeGreaterThan(50)
  expect(seconds).toBeLessThan(60)
})
