// The pictures in the README, of drawn specimens alone: SCREENSHOTS=../docs/pages npm run trips -- screenshots
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Locator, Page } from '@playwright/test'
import { before } from './actor'
import { comeIn, expect, test, type Desk, type Person } from './desk'
import { submittedFiling } from './filing'
import { Film, phone, workshop } from './film'
import { start } from './live'

const folder = process.env['SCREENSHOTS'] ?? ''
test.skip(!folder, 'only where SCREENSHOTS names a folder')
test.setTimeout(240_000)

/** Whoever stands before the camera, by their seed. */
const head = 1_000_003
const film = new Film(phone)
test.use({ launchOptions: film.launchOptions, locale: 'zh-CN' })
const small = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true, locale: 'zh-CN', reducedMotion: 'reduce' as const }

async function keep(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  await page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined))
  await page.screenshot({ path: join(folder, `${name}.jpg`), type: 'jpeg', quality: 78 })
}

test('an applicant’s phone', async ({ desk, browser }) => {
  const studio = await workshop()
  const context = await browser.newContext({ ...small, baseURL: desk.url })
  const page = await context.newPage()
  await film.held(page)
  await page.goto('/')
  for (const answer of ['北京', '个人', '网站', '首次备案']) await page.getByRole('button', { name: answer, exact: true }).click()
  await expect(page.getByRole('heading', { name: '主体负责人是哪里的居民？' })).toBeVisible()
  await keep(page, 'question')

  const anna = await desk.person('applicant', 'anna@example.cn')
  const filing = await begun(desk, anna)
  await comeIn(page, anna)
  await page.goto(`/filings/${filing}`)
  const card = page.locator('#item-head\\.id_card')
  const samples = card.locator('img.example')
  await expect(samples).toHaveCount(2)
  await top(card)
  await expect.poll(() => samples.evaluateAll((all: HTMLImageElement[]) => all.every((one) => one.complete && one.naturalWidth > 0))).toBe(true)
  await keep(page, 'samples')
  const shoot = `/filings/${filing}/capture/head.id_card/front?as=id_card`
  await show(studio, desk, 'id_card:front', ['--seeds', '1000007', '--situation', 'sharp'])
  await page.goto(shoot)
  await expect(page.getByText('好，别动')).toBeVisible()
  await keep(page, 'capture')
  await show(studio, desk, 'id_card:back', ['--seeds', '1000007', '--situation', 'sharp'])
  await page.getByRole('button', { name: /接着拍国徽面/ }).click({ timeout: 60_000 })
  await page.getByRole('button', { name: /^(用这张|仍要用这张)$/ }).click({ timeout: 60_000 })
  await page.getByRole('button', { name: '好了' }).click()
  await expect(page.getByText('清楚，可以用。')).toHaveCount(2)
  await expect(page.getByRole('img', { name: /居民身份证/ })).toHaveCount(2)
  await top(card)
  await keep(page, 'materials')

  await show(studio, desk, 'id_card:front', ['--seeds', '1000007', '--defect', 'glare'])
  await page.goto(shoot)
  await page.getByRole('button', { name: '拍照' }).click()
  await expect(page.getByRole('heading', { name: '这张用不了' })).toBeVisible({ timeout: 60_000 })
  await keep(page, 'refused')
  await context.close()
  await studio.close()
})

test('the live check', async ({ desk, browser }) => {
  const context = await browser.newContext({ ...small, baseURL: desk.url })
  const page = await context.newPage()
  const bella = await desk.person('applicant', 'bella@example.cn')
  const filing = await begun(desk, bella)
  await before(context, head)
  const api = await desk.api(bella)
  const photo = desk.photos('id_card:front', ['--seeds', '1000001', '--situation', 'sharp', '--portrait', String(head)])[0] ?? ''
  await api.ask('PUT', `/filings/${filing}/pages/service_head.id_card/front`, new Uint8Array(readFileSync(photo)), { 'Content-Type': 'image/jpeg' })
  await comeIn(page, bella)
  await page.goto(`/filings/${filing}/presence/service_head`)
  await start(page)
  await page.getByRole('heading', { name: /转头|点头|张开/ }).waitFor({ timeout: 100_000 })
  await keep(page, 'live')
  await context.close()
})

/** Below the head of the page. */
const top = (card: Locator): Promise<void> => card.evaluate((one) => window.scrollTo(0, one.getBoundingClientRect().top + window.scrollY - 130))
const show = (studio: Browser, desk: Desk, material: string, options: string[]): Promise<void> => film.show(studio, desk.photos(material, options)[0] ?? '')

async function begun(desk: Desk, who: Person): Promise<string> {
  const api = await desk.api(who)
  const { filing } = await api.json<{ filing: string }>('POST', '/filings', { kind: 'first', province: 'beijing', subject_kind: 'person' })
  const version = (await api.ask('GET', `/filings/${filing}`)).headers.get('etag') ?? ''
  const answers = ['head.residency=mainland', 'service.kind=website']
  await api.json('PUT', `/filings/${filing}/form`, { province: 'beijing', subject_kind: 'person', answers, form: {} }, { 'If-Match': version })
  return filing
}

test.describe('a reviewer’s desk', () => {
  test.use({ viewport: { width: 1440, height: 860 } })

  test('queue and review', async ({ desk, page }) => {
    const ruth = await desk.person('reviewer', 'ruth')
    for (const [n, seed] of ['1000001', '1000002', '1000004'].entries())
      await submittedFiling(desk, await desk.person('applicant', `owner${n}@example.cn`), { seed, phone: `1380013800${n}` })
    await comeIn(page, ruth)
    await page.goto('/desk')
    await expect(page.getByRole('tab', { name: /待审/ })).toContainText('3')
    await keep(page, 'queue')
    await page.keyboard.press('c')
    const card = page.getByRole('list', { name: '要看的' }).getByRole('button', { name: /居民身份证/ })
    await card.click()
    await expect(page.locator('.sheets img')).toBeVisible()
    await expect(page.getByText('✓ 校验位')).toBeVisible()
    await keep(page, 'review')
  })

  test('rules and what-if', async ({ page }) => {
    await page.goto('/desk/rules')
    await expect(page.getByRole('button', { name: /^北京，\d+ 条规则/ })).toBeVisible()
    await keep(page, 'rules')
    await page.goto('/desk/rules/what-if')
    await expect(page.getByText('真人核验').first()).toBeVisible()
    await page.getByLabel('主体负责人是哪里的居民').selectOption('mainland')
    await expect(page.locator('li.flash').first()).toBeVisible()
    await keep(page, 'what-if')
  })
})
