// Every page as everyone has it: in the dark and in English before a screen reader, by keys alone, at 200 % on a desk and on a small phone.
import { type Page } from '@playwright/test'
import { comeIn, expect, test, type Desk, type Person } from './desk'
import { look } from './eyes'
import { submittedFiling } from './filing'
import { dialogKeeps, fits, walk } from './keyboard'

test.use({ deskOf: 'access', actionTimeout: 30_000, viewport: { width: 1280, height: 900 }, locale: 'en-US', colorScheme: 'dark' })
test.setTimeout(300_000)

// 1280 px at 200 % is a window of 640; a small phone has 360.
const narrow = [
  { width: 640, height: 450, name: '200 %' },
  { width: 360, height: 740, name: '360 px' },
] as const

async function everyone(page: Page, address: string): Promise<void> {
  const name = address.replace(/[0-9a-f]{32}|[0-9a-f-]{36}/g, 'one').replace(/[^a-z0-9]+/gi, '-')
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(address)
  await page.waitForLoadState('networkidle')
  await expect(page.locator('#main').locator('h1, h2').first()).toBeVisible()
  await look(page, `access${name}-en-dark`)
  await walk(page, address)
  for (const window of narrow) {
    await page.setViewportSize(window)
    await fits(page, `${address} at ${window.name}`)
    if (process.env['LOOK']) await page.screenshot({ path: `${process.env['LOOK']}/access${name}-${window.width}.png` })
  }
}

let anna: Person
let ruth: Person
let submitted = ''
let draft = ''

async function begun(desk: Desk): Promise<void> {
  anna = await desk.person('applicant', 'anna@example.cn')
  ruth = await desk.person('senior_reviewer', 'ruth')
  submitted = (await submittedFiling(desk, anna)).filing
  const api = await desk.api(anna)
  draft = (await api.json<{ filing: string }>('POST', '/filings', { kind: 'first', province: 'beijing', subject_kind: 'enterprise' })).filing
  const version = (await api.ask('GET', `/filings/${draft}`)).headers.get('etag') ?? ''
  await api.json('PUT', `/filings/${draft}/form`, { province: 'beijing', subject_kind: 'enterprise', answers: ['head.residency=mainland', 'service.kind=website'], form: {} }, { 'If-Match': version })
}

test.beforeAll(({ desk }) => begun(desk))

test('an applicant’s pages', async ({ page }) => {
  await everyone(page, '/')
  await everyone(page, '/login')
  await everyone(page, '/register')
  await everyone(page, '/nowhere')
  await comeIn(page, anna)
  await everyone(page, '/')
  await everyone(page, '/start')
  await everyone(page, '/account')
  await everyone(page, `/filings/${draft}`)
  await everyone(page, `/filings/${draft}/form`)
  await everyone(page, `/filings/${draft}/progress`)
  await everyone(page, `/filings/${draft}/capture/head.id_card/front?as=id_card`)
  await everyone(page, `/filings/${submitted}`)
  await everyone(page, `/filings/${submitted}/progress`)
})

test('an applicant’s dialogs keep the focus and give it back', async ({ page }) => {
  await comeIn(page, anna)
  await page.goto(`/filings/${draft}`)
  const opener = page.getByRole('button', { name: 'Go on on the phone' })
  await opener.focus()
  await dialogKeeps(page, 'handing over', () => page.keyboard.press('Enter'))
})

test('a reviewer’s pages', async ({ page }) => {
  await everyone(page, '/desk/login')
  await everyone(page, '/desk/rules')
  await everyone(page, '/desk/rules/list?province=chongqing')
  await everyone(page, '/desk/rules/what-if')
  await everyone(page, '/desk/rules/diff')
  await everyone(page, '/desk/rules/one?rule=national.face')
  await comeIn(page, ruth)
  await everyone(page, '/desk/queue')
  await everyone(page, `/desk/review/${submitted}`)
  await everyone(page, '/desk/statistics')
  await everyone(page, '/desk/results')
  await everyone(page, '/desk/account')
})

test('a reviewer’s dialogs keep the focus and give it back', async ({ page }) => {
  await comeIn(page, ruth)
  await page.goto(`/desk/review/${submitted}`)
  const items = page.getByRole('list', { name: 'To look at' })
  await expect(items.locator('[aria-current="true"]')).toBeFocused()
  for (const [key, name] of [['n', 'a note'], ['h', 'the history'], ['e', 'exports'], ['?', 'the keys']] as const)
    await dialogKeeps(page, name, () => page.keyboard.press(key))
})

test('an administrator’s and an auditor’s pages', async ({ page, desk, browser }) => {
  const ingrid = await desk.person('auditor', 'ingrid')
  await comeIn(page, desk.administrator)
  await everyone(page, '/desk/users')
  const person = page.getByRole('button', { name: /ruth/ }).first()
  await person.focus()
  await dialogKeeps(page, 'one of the users', () => page.keyboard.press('Enter'))
  await everyone(page, '/desk/jobs')
  await everyone(page, '/desk/keeping')
  await everyone(page, '/desk/rulebook')
  const other = await browser.newContext({ baseURL: desk.url, viewport: { width: 1280, height: 900 }, locale: 'en-US', colorScheme: 'dark', reducedMotion: 'reduce' })
  const hers = await other.newPage()
  await comeIn(hers, ingrid)
  await everyone(hers, '/desk/audit')
  await other.close()
})
