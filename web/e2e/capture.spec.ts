// From the camera to an accepted page: good photos, bad ones, a network that breaks, and someone far away with a link.
import { readFileSync } from 'node:fs'
import type { Browser } from '@playwright/test'
import { comeIn, expect, test, type Desk, type Person } from './desk'
import { look } from './eyes'
import { Film, tablet, workshop } from './film'

const film = new Film()
test.use({ launchOptions: film.launchOptions, viewport: tablet, hasTouch: true, isMobile: true, locale: 'zh-CN' })

const sharp = ['--seeds', '1000007', '--situation', 'sharp']
const blurred = ['--seeds', '1000007', '--defect', 'defocus']

let studio: Browser
let anna: Person
let filing: string
let count = 0

async function begin(desk: Desk): Promise<void> {
  anna = await desk.person('applicant', `anna${++count}@example.cn`)
  const made = await (await desk.api(anna)).json<{ filing: string }>('POST', '/filings', { kind: 'first', province: 'beijing', subject_kind: 'person' })
  filing = made.filing
}
const shoot = (side: string): string => `/filings/${filing}/capture/head.id_card/${side}?as=id_card`
const see = async (desk: Desk, material: string, options: string[]): Promise<void> => film.show(studio, desk.photos(material, options)[0] ?? '')

test.beforeAll(async () => {
  studio = await workshop()
})
test.afterAll(() => studio.close())
test.beforeEach(({ desk }) => begin(desk))

test('a clear card is taken by itself, judged, and followed by its back; then both are shown', async ({ desk, page }) => {
  await see(desk, 'id_card:front', sharp)
  await comeIn(page, anna)
  await page.goto(shoot('front'))
  await expect(page.getByText('好，别动')).toBeVisible()
  await look(page, 'capture-live')
  const next = page.getByRole('button', { name: /用这张，接着拍/ })
  await expect(next).toBeVisible()
  await look(page, 'capture-accepted')
  await see(desk, 'id_card:back', sharp)
  await next.click()
  await page.getByRole('button', { name: /^(用这张|仍要用这张)$/ }).click()
  await expect(page.getByRole('heading', { name: '提交时是这样的' })).toBeVisible()
  await expect(page.getByRole('img')).toHaveCount(2)
  await look(page, 'capture-both')
})

test('a blurred card is not taken by itself; by hand it is refused with a sentence, and taken again', async ({ desk, page }) => {
  await see(desk, 'id_card:front', blurred)
  await comeIn(page, anna)
  await page.goto(shoot('front'))
  await expect(page.getByText('还不清楚，拿稳一点')).toBeVisible()
  await look(page, 'capture-blurred')
  await page.getByRole('button', { name: '拍照' }).click()
  await expect(page.getByRole('heading', { name: '这张用不了' })).toBeVisible()
  await expect(page.getByRole('listitem').first()).toContainText(/清|糊/)
  await expect(page.getByRole('button', { name: /用这张/ })).toHaveCount(0)
  await look(page, 'capture-refused')
  // How it should look is one tap below what is wrong with it.
  await page.getByText('怎样拍才行').click()
  await expect(page.getByRole('img', { name: '居民身份证样图：拍得好的样子' })).toBeVisible()
  await look(page, 'capture-refused-examples')
  await see(desk, 'id_card:front', sharp)
  await page.getByRole('button', { name: '再拍一次' }).click()
  await expect(page.getByRole('button', { name: /用这张/ })).toBeVisible()
})

test('over the camera a good photo and every usual fault are one press away, and the camera waits', async ({ desk, page }) => {
  await see(desk, 'id_card:front', blurred)
  await comeIn(page, anna)
  await page.goto(shoot('front'))
  await expect(page.getByText('还不清楚，拿稳一点')).toBeVisible()
  const opener = page.getByRole('button', { name: '看样图' })
  await opener.focus()
  await page.keyboard.press('Enter')
  const sheet = page.getByRole('dialog', { name: '怎样拍才行' })
  await expect(sheet.getByRole('img')).toHaveCount(8)
  await expect(sheet.getByText('反光盖住了字。转个角度。')).toBeVisible()
  // Fetched when they come into view, and whole.
  await expect.poll(() => sheet.getByRole('img').first().evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(336)
  await look(page, 'capture-examples')
  await page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)
  await expect(opener).toBeFocused()
  await expect(page.getByRole('button', { name: '拍照' })).toBeVisible()
})

test('a network that breaks in the middle costs nothing', async ({ desk, page, context }) => {
  await see(desk, 'id_card:front', sharp)
  await comeIn(page, anna)
  let parts = 0
  await page.route('**/uploads/*', async (route) => {
    if (route.request().method() === 'PATCH' && ++parts === 2) {
      await context.setOffline(true)
      return route.abort('internetdisconnected')
    }
    return route.continue()
  })
  await page.goto(shoot('front'))
  await expect(page.getByText(/断在 \d+ %。恢复后接着传/)).toBeVisible()
  await look(page, 'capture-cut')
  await context.setOffline(false)
  await expect(page.getByRole('button', { name: /用这张/ })).toBeVisible()
  // What arrived before was not sent again.
  const pages = await (await desk.api(anna)).json<{ items: { bytes: number }[] }>('GET', `/filings/${filing}/pages`)
  expect(pages.items).toHaveLength(1)
  expect(parts).toBe(Math.ceil((pages.items[0]?.bytes ?? 0) / (256 * 1024)) + 1)
})

test('a closed tab goes on when the page is opened again, and nothing stays on the device', async ({ desk, page, context }) => {
  await see(desk, 'id_card:front', sharp)
  await comeIn(page, anna)
  let parts = 0
  let begun = 0
  context.on('request', (request) => (begun += request.method() === 'POST' && request.url().endsWith('/uploads') ? 1 : 0))
  await context.route('**/uploads/*', (route) => (route.request().method() === 'PATCH' && ++parts >= 2 && parts <= 3 ? route.abort() : route.continue()))
  await page.goto(shoot('front'))
  await expect(page.getByText(/断在/)).toBeVisible()
  await page.close()
  const again = await context.newPage()
  await again.goto(shoot('front'))
  await expect(again.getByRole('button', { name: /用这张/ })).toBeVisible()
  expect(begun).toBe(1)
  const kept = await again.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('beian.uploads')
        opening.onsuccess = () => {
          const asking = opening.result.transaction('pictures').objectStore('pictures').count()
          asking.onsuccess = () => resolve(asking.result)
        }
      }),
  )
  expect(kept).toBe(0)
})

for (const [name, title] of [['NotAllowedError', '相机没有打开'], ['NotFoundError', '没有找到相机'], ['NotReadableError', '相机正被别的程序用着']] as const)
  test(`a camera that says ${name} leaves the album`, async ({ desk, page }) => {
    await comeIn(page, anna)
    await page.addInitScript((no) => (navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', no))), name)
    await page.goto(shoot('front'))
    await expect(page.getByRole('alert')).toContainText(title)
    await look(page, `capture-${name}`)
    const chosen = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '从相册选一张' }).click()
    await (await chosen).setFiles(desk.photos('id_card:front', sharp)[0] ?? '')
    await expect(page.getByRole('button', { name: /用这张/ })).toBeVisible()
  })

test('what the phone takes shows up on the desk', async ({ desk, browser }) => {
  const wide = await browser.newContext({ baseURL: desk.url, viewport: { width: 1440, height: 900 }, hasTouch: false, isMobile: false, locale: 'zh-CN' })
  const page = await wide.newPage()
  await comeIn(page, anna)
  await page.goto(shoot('front'))
  await expect(page.getByRole('img', { name: /二维码/ })).toBeVisible()
  await look(page, 'capture-desk')
  const photo = readFileSync(desk.photos('id_card:front', sharp)[0] ?? '')
  await (await desk.api(anna)).ask('PUT', `/filings/${filing}/pages/head.id_card/front`, new Uint8Array(photo), { 'Content-Type': 'image/jpeg' })
  await expect(page.getByRole('button', { name: /用这张/ })).toBeVisible()
  await wide.close()
})

test('corners are set by keyboard and by finger, and the page is judged by them', async ({ desk, page }) => {
  await comeIn(page, anna)
  await page.addInitScript(() => (navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotFoundError'))))
  await page.goto(shoot('front'))
  const chosen = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '从相册选一张' }).click()
  await (await chosen).setFiles(desk.photos('id_card:front', sharp)[0] ?? '')
  await page.getByRole('button', { name: /自己定四个角/ }).click()
  const corner = page.getByRole('slider', { name: '左上角' })
  await corner.focus()
  const before = Number(await corner.getAttribute('aria-valuenow'))
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  expect(Number(await corner.getAttribute('aria-valuenow'))).toBeGreaterThan(before)
  const other = page.getByRole('slider', { name: '右下角' })
  const box = await other.boundingBox()
  if (!box) throw new Error('no handle')
  await page.mouse.move(box.x + 24, box.y + 24)
  await page.mouse.down()
  await page.mouse.move(box.x + 26, box.y + 25, { steps: 4 })
  await look(page, 'capture-corners')
  await page.mouse.up()
  await page.getByRole('button', { name: '按这四个角再看一次' }).click()
  await expect(page.getByRole('heading', { name: /这张可以/ })).toBeVisible()
  const { items } = await (await desk.api(anna)).json<{ items: { corners_given?: boolean }[] }>('GET', `/filings/${filing}/pages`)
  expect(items.map((one) => one.corners_given)).toEqual([true])
})

test('someone far away takes their photos by a link, and the link is closed', async ({ desk, browser }) => {
  const api = await desk.api(anna)
  // Which document it is follows from an answer.
  const version = (await api.ask('GET', `/filings/${filing}`)).headers.get('etag') ?? ''
  await api.json('PUT', `/filings/${filing}/form`, { province: 'beijing', subject_kind: 'person', answers: ['head.residency=mainland'], form: {} }, { 'If-Match': version })
  const { link } = await api.json<{ link: string }>('POST', `/filings/${filing}/links`, { person: 'head', purpose: 'pages' })
  const far = await browser.newContext({ viewport: tablet, hasTouch: true, isMobile: true, locale: 'zh-CN' })
  const page = await far.newPage()
  await page.goto(`${desk.url}/link#${link}`)
  await expect(page.getByRole('heading', { name: '请你拍一下证件' })).toBeVisible()
  await look(page, 'link-asked')
  await see(desk, 'id_card:front', sharp)
  await page.getByRole('button', { name: '拍人像面' }).click()
  const next = page.getByRole('button', { name: /用这张，接着拍/ })
  await expect(next).toBeVisible()
  await see(desk, 'id_card:back', sharp)
  await next.click()
  await page.getByRole('button', { name: /^(用这张|仍要用这张)$/ }).click()
  await page.getByRole('button', { name: '好了' }).click()
  await expect(page.getByText('已拍好')).toHaveCount(2)
  await look(page, 'link-finish')
  await page.getByRole('button', { name: '我拍好了' }).click()
  await expect(page.getByRole('heading', { name: '好了，谢谢' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: /已经用过了|打不开了/ })).toBeVisible()
  const pages = await api.json<{ items: unknown[] }>('GET', `/filings/${filing}/pages`)
  expect(pages.items).toHaveLength(2)
  await far.close()
})

test('a link that was cut off, revoked or never was says so', async ({ desk, page }) => {
  const api = await desk.api(anna)
  const { link } = await api.json<{ link: string }>('POST', `/filings/${filing}/links`, { person: 'head', purpose: 'pages' })
  await page.goto('/link#main')
  await expect(page.getByRole('heading', { name: '链接不完整' })).toBeVisible()
  const { links } = await api.json<{ links: { link: string }[] }>('GET', `/filings/${filing}`)
  await api.json('DELETE', `/filings/${filing}/links/${links[0]?.link ?? ''}`)
  await page.goto(`/link#${link}`)
  await page.reload()
  await expect(page.getByRole('heading', { name: /被撤销了|打不开了/ })).toBeVisible()
  await look(page, 'link-revoked')
})
