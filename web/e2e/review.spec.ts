// A reviewer's work by keys alone, on a filing as applicants make it; and the rules, open to everyone.
import type { Locator, Page } from '@playwright/test'
import { comeIn, expect, test, type Api, type Person } from './desk'
import { look } from './eyes'
import { submittedFiling } from './filing'

interface Seen {
  stage: string
  items: { item: string; decided: string; reason?: string; text?: string }[]
}
const seen = (api: Api, filing: string): Promise<Seen> => api.json<Seen>('GET', `/filings/${filing}`)

/** The only filing that waits, claimed by a key; its items. */
async function claimed(page: Page, reviewer: Person): Promise<Locator> {
  await comeIn(page, reviewer)
  await page.goto('/desk')
  await expect(page.getByRole('tab', { name: /待审/ })).toContainText('1')
  await page.keyboard.press('c')
  const items = page.getByRole('list', { name: '要看的' })
  await expect(items.locator('[aria-current="true"]')).toBeFocused()
  return items
}

test.use({ deskOf: 'review', viewport: { width: 1440, height: 900 } })
test.describe.configure({ mode: 'serial' })

test('a reviewer returns an item by keys alone, and the applicant reads why', async ({ page, desk }) => {
  const anna = await desk.person('applicant', 'anna@example.cn')
  const ruth = await desk.person('reviewer', 'ruth')
  const { filing, api } = await submittedFiling(desk, anna)

  await page.goto('/desk')
  await page.getByLabel('账号').fill(ruth.name)
  await page.keyboard.press('Tab')
  await page.keyboard.type(ruth.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab', { name: /待审/ })).toContainText('1')
  await look(page, 'desk-queue')

  await page.keyboard.press('Enter')
  const items = page.getByRole('list', { name: '要看的' })
  await expect(items.getByRole('button')).not.toHaveCount(0)
  await expect(items.locator('[aria-current="true"]')).toBeFocused()
  const card = items.getByRole('button', { name: /居民身份证/ })
  while ((await card.getAttribute('aria-current')) !== 'true') await page.keyboard.press('j')
  await expect(page.locator('.sheets img')).toBeVisible()
  await expect(page.getByText('✓ 校验位')).toBeVisible()
  await look(page, 'desk-review')

  // What has the focus is marked on the picture, as what the mouse is over; Escape leads back to the items.
  await page.keyboard.press('f')
  const lit = page.locator('.sheets rect.lit')
  await expect(lit).toHaveCount(1)
  const before = await lit.getAttribute('x')
  await page.keyboard.press('End')
  await expect(lit).not.toHaveAttribute('x', before ?? '')
  await expect(page.locator('.values tr:focus')).toHaveClass(/lit/)
  await look(page, 'desk-review-lit')
  await page.keyboard.press('Escape')
  await expect(card).toBeFocused()

  await page.keyboard.press('z')
  await expect(page.getByRole('button', { name: 'Z 2×' })).toBeVisible()
  await page.keyboard.press('z')
  await page.keyboard.press('z')

  await page.keyboard.press('r')
  await page.keyboard.type('反光')
  await page.keyboard.press('Enter')
  await expect(page.locator('.seen')).toContainText('关掉闪光灯')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.type('号码那一行看不清')
  await expect(page.locator('.seen')).toContainText('号码那一行看不清')
  await look(page, 'desk-return')
  await page.keyboard.press('Control+Enter')
  await expect(card).toHaveClass(/returned/)
  // Focus went on to the next item by itself, and the decision is with the server already.
  await expect(items.locator('[aria-current="true"]')).toBeFocused()
  await expect.poll(async () => (await seen(api, filing)).items.find(({ item }) => item === 'head.id_card')?.decided).toBe('returned')

  await page.keyboard.press('u')
  await expect(card).not.toHaveClass(/returned/)
  await expect.poll(async () => (await seen(api, filing)).items.find(({ item }) => item === 'head.id_card')?.decided).toBe('open')
  await page.keyboard.press('r')
  await page.keyboard.type('反光')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(card).toHaveClass(/returned/)

  // Everything else is in order.
  await expect(async () => {
    await page.keyboard.press('a')
    await expect(items.locator('button.open')).toHaveCount(0, { timeout: 200 })
  }).toPass()
  await expect(page.getByText(/1 项要退回/)).toBeVisible()
  await page.keyboard.press('g')
  await expect(page.getByText(/马上发出/)).toBeVisible()
  await look(page, 'desk-held')
  await expect.poll(async () => (await seen(api, filing)).stage, { timeout: 20_000 }).toBe('returned')

  const told = (await seen(api, filing)).items.find(({ item }) => item === 'head.id_card')
  expect(told).toMatchObject({ decided: 'returned', reason: 'photo-glare' })
})

test('what leaves can be taken back for ten seconds, and goes at once when the page is left', async ({ page, desk }) => {
  const owner = await desk.person('applicant', 'bella@example.cn')
  const ruth = await desk.person('reviewer', 'rita')
  const { filing, api } = await submittedFiling(desk, owner, { seed: '1000002', phone: '13700137000' })
  const items = await claimed(page, ruth)
  await expect(async () => {
    await page.keyboard.press('a')
    await expect(items.locator('button.open')).toHaveCount(0, { timeout: 200 })
  }).toPass()
  await expect(page.getByText('全都通过了。')).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('u')
  await expect(page.getByText(/马上发出/)).toHaveCount(0)
  expect((await seen(api, filing)).stage).toBe('reviewing')

  await page.getByRole('button', { name: /看下一单 G/ }).waitFor()
  await page.keyboard.press('g')
  await expect(page.getByText(/马上发出/)).toBeVisible()
  await page.goto('about:blank')
  await expect.poll(async () => (await seen(api, filing)).stage).not.toBe('reviewing')
})

test('someone was faster: who and what is said, and nothing typed is lost', async ({ page, desk }) => {
  const owner = await desk.person('applicant', 'carla@example.cn')
  const ruth = await desk.person('reviewer', 'rosa')
  const { filing, api } = await submittedFiling(desk, owner, { seed: '1000004', phone: '13600136000' })
  await claimed(page, ruth)
  await page.keyboard.press('r')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.type('地址不完整')

  const etag = (await api.ask('GET', `/filings/${filing}`)).headers.get('etag') ?? ''
  await api.json('POST', `/filings/${filing}/actions`, { action: 'answer', text: '补充一句' }, { 'If-Match': etag })
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('有人先改了这一单')).toBeVisible()
  await expect(page.getByText('补充一句')).toBeVisible()
  await expect(page.getByLabel(/再补一句/)).toHaveValue('地址不完整')
  await look(page, 'desk-faster')
  await page.keyboard.press('Control+Enter')
  await expect.poll(async () => (await seen(api, filing)).items.some(({ decided, text }) => decided === 'returned' && text === '地址不完整')).toBe(true)
})

test('anyone reads the rules, by keys', async ({ page }) => {
  await page.goto('/desk/rules')
  await expect(page.getByRole('button', { name: /^北京，\d+ 条规则/ })).toBeVisible()
  await look(page, 'desk-rules-map')
  await page.getByRole('button', { name: /^北京/ }).focus()
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('button', { name: /^山西/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/province=shanxi/)
  await page.goto('/desk/rules/list?province=chongqing')
  await expect(page.getByText('来源说法不一，并排看').first()).toBeVisible()
  await look(page, 'desk-rules-list')

  await page.goto('/desk/rules/what-if')
  await expect(page.getByText('真人核验').first()).toBeVisible()
  await page.getByLabel('主体负责人是哪里的居民').selectOption('mainland')
  await expect(page.locator('li.flash').first()).toBeVisible()
  await look(page, 'desk-rules-what-if')
})
