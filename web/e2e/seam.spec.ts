// Over the seams: from a desktop to a phone and back, from one language to the other, from light to dark, by keys alone.
import type { Browser, Page } from '@playwright/test'
import { encode } from 'uqr'
import { comeIn, expect, test } from './desk'
import { look } from './eyes'
import { Film, tablet, workshop } from './film'

const film = new Film()
test.use({ launchOptions: film.launchOptions, viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })

let studio: Browser
test.beforeAll(async () => {
  studio = await workshop()
})
test.afterAll(() => studio.close())

/** What a camera would read from the code on the screen: of all codes that the page was given, the one it shows by then. */
async function scanned(page: Page, act: () => Promise<unknown>): Promise<string> {
  const codes: string[] = []
  page.on('response', (response) => {
    if (response.url().endsWith('/me/handovers') && response.ok())
      // A page that goes away takes its answers with it.
      void response.json().then(({ code }: { code: string }) => codes.push(code), () => undefined)
  })
  await act()
  let read = ''
  await expect
    .poll(async () => {
      const path = await page.locator('svg.qr path').getAttribute('d').catch(() => null)
      const url = new URL(page.url())
      for (const code of codes)
        for (const place of [url.pathname, url.pathname + url.search]) {
          const address = `${url.origin}/continue#${code}${place}`
          const { data } = encode(address, { border: 2 })
          if (data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('') === path) read = address
        }
      return read
    })
    .not.toBe('')
  return read
}

test('a desktop hands over to a phone, which takes the photo; the desktop shows it', async ({ desk, page, browser }) => {
  const anna = await desk.person('applicant', 'anna@example.cn')
  const api = await desk.api(anna)
  const { filing } = await api.json<{ filing: string }>('POST', '/filings', { kind: 'first', province: 'beijing', subject_kind: 'person' })
  const version = (await api.ask('GET', `/filings/${filing}`)).headers.get('etag') ?? ''
  await api.json('PUT', `/filings/${filing}/form`, { province: 'beijing', subject_kind: 'person', answers: ['head.residency=mainland'], form: {} }, { 'If-Match': version })
  await film.show(studio, desk.photos('id_card:front')[0] ?? '')

  await comeIn(page, anna)
  await page.goto(`/filings/${filing}`)
  await page.getByRole('button', { name: '换到手机上' }).waitFor()
  await look(page, 'seam-desktop-list')
  const home = await scanned(page, () => page.getByRole('button', { name: '换到手机上' }).click())
  await look(page, 'seam-handover')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /拍.*人像面/ }).click()
  // A slow machine is still on its way there when the page is loaded anew.
  await expect(page).toHaveURL(/\/capture\//)
  const address = await scanned(page, () => page.reload())
  await look(page, 'seam-desktop-capture')

  const far = await browser.newContext({ viewport: tablet, hasTouch: true, isMobile: true, locale: 'zh-CN' })
  const phone = await far.newPage()
  await phone.goto(address)
  await expect(phone.getByRole('button', { name: '用这张，接着拍国徽面' })).toBeVisible({ timeout: 60_000 })
  expect(new URL(phone.url()).hash).toBe('')

  await expect(page.getByRole('heading', { name: '这张可以' })).toBeVisible({ timeout: 60_000 })
  await page.goto(`/filings/${filing}`)
  await expect(page.getByRole('img', { name: '居民身份证 人像面' })).toBeVisible()
  await look(page, 'seam-shown')

  // A code works once; another device that is logged in is asked who shall go on.
  await phone.goto('about:blank')
  await phone.goto(address)
  await expect(phone.getByText(`这台设备上登录的是「${anna.name}」。`)).toBeVisible()
  await look(phone, 'seam-other')
  await phone.getByRole('button', { name: '换成刚才那台设备的账号' }).click()
  await expect(phone.getByRole('heading', { name: '这个码过期了' })).toBeVisible()
  await phone.goto('about:blank')
  await phone.goto(home)
  await phone.getByRole('button', { name: `还用「${anna.name}」` }).click()
  await expect(phone).toHaveURL(`/filings/${filing}`)
  await far.close()
})

const tabTo = async (page: Page, name: string | RegExp): Promise<void> => {
  const wanted = page.getByRole('button', { name }).or(page.getByRole('link', { name })).first()
  await wanted.waitFor()
  for (let n = 0; n < 60; n++) {
    await page.keyboard.press('Tab')
    if (await wanted.evaluate((one) => one === document.activeElement)) return
  }
  throw new Error(`${String(name)} cannot be reached by Tab`)
}

for (const width of [1440, 360])
  test(`speaks both languages, by day and by night, by keys alone, ${width} px wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 780 })
    await page.goto('/')
    await expect(page.getByRole('heading', { name: '给网站或 App 办备案' })).toBeVisible()
    await expect(page.getByRole('heading', { name: '在哪个省备案？' })).toBeVisible()
    await look(page, `keys-${width}-zh`)
    await tabTo(page, 'English')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'File your website or App' })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(16, 20, 19)')
    await look(page, `keys-${width}-en-dark`)
    for (const answer of ['Beijing', 'person', 'website', 'first filing']) {
      await tabTo(page, answer)
      await page.keyboard.press('Enter')
    }
    await expect(page.getByRole('heading', { name: 'What to prepare' })).toBeVisible()
    await look(page, `keys-${width}-list-en-dark`)
    await page.reload()
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')

    // The desk is a line below, and leads back; it speaks what was chosen.
    await page.goto('/desk')
    await expect(page.getByRole('button', { name: 'Log in' })).toBeVisible()
    await look(page, `keys-${width}-desk-login-en-dark`)
    await tabTo(page, '中文')
    await page.keyboard.press('Enter')
    await tabTo(page, '不登录，看规则')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: /^北京，\d+ 条规则/ })).toBeVisible()
    await look(page, `keys-${width}-rules-dark`)
    await page.goto('/desk/rules/what-if')
    await expect(page.getByText('真人核验').first()).toBeVisible()
    await look(page, `keys-${width}-what-if-dark`)
    await page.emulateMedia({ colorScheme: 'light' })
    await tabTo(page, '办备案页')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL('/')
    await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)')
  })
