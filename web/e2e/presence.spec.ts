// The live check: a person passes on a phone while the desktop waits, and far away by a link; a photo and a replay do not; what is said where
// no camera opens or the network goes; and what a reviewer sees of it. All heads are drawn; how the person answers stands in actor.ts.
import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { before, rehearsed } from './actor'
import { comeIn, expect, specimen, test, type Api, type Desk, type Person } from './desk'
import { look } from './eyes'
import { submittedFiling } from './filing'
import { agree, end, passes, shot, shots, start, title } from './live'

const small = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' as const }
const seed = 1_000_003

test.use({ deskOf: 'presence', viewport: { width: 1280, height: 860 } })
test.setTimeout(300_000)
// What is filmed is filmed as time goes: two at once would take each other's.
test.describe.configure({ mode: 'serial' })

let anna: Person
let api: Api
let filing: string
let count = 0

/** A portrait as a document has it, of the drawn head that will stand before the camera. */
let portrayed: Uint8Array | undefined
function portrait(): Uint8Array {
  if (portrayed) return portrayed
  const file = join(mkdtempSync(join(tmpdir(), 'beian-portrait-')), 'portrait.jpg')
  execFileSync(specimen, ['head', '--seed', String(seed), '--size', '720x960', '--distance', '420', '--out', file])
  return (portrayed = new Uint8Array(readFileSync(file)))
}

async function begin(desk: Desk): Promise<void> {
  anna = await desk.person('applicant', `anna${++count}@example.cn`)
  api = await desk.api(anna)
  ;({ filing } = await api.json<{ filing: string }>('POST', '/filings', { kind: 'first', province: 'beijing', subject_kind: 'person' }))
  const version = (await api.ask('GET', `/filings/${filing}`)).headers.get('etag') ?? ''
  await api.json('PUT', `/filings/${filing}/form`, { province: 'beijing', subject_kind: 'person', answers: ['head.residency=mainland', 'service.kind=website'], form: {} }, { 'If-Match': version })
  await api.ask('PUT', `/filings/${filing}/pages/service_head.id_card/front`, portrait(), { 'Content-Type': 'image/jpeg' })
}
const place = (): string => `/filings/${filing}/presence/service_head`
const seenLive = async (): Promise<string[]> => (await api.json<{ presences: { person: string }[] }>('GET', `/filings/${filing}`)).presences.map(({ person }) => person)

/** A recording of what was asked another time, as a file that the browser takes for its camera. */
async function recorded(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'beian-replay-'))
  const prompts = ['turn_left', 'nod', 'open_mouth', 'blink'].map((kind, n) => ({ kind, at: 2500 + n * 3000 }))
  writeFileSync(join(folder, 'asked.json'), JSON.stringify({ prompts, colours: [{ rgb: [255, 0, 0], at: 14_500 }, { rgb: [0, 0, 255], at: 15_100 }], until: 16_000 }))
  const camera = join(folder, 'camera.y4m')
  await promisify(execFile)(specimen, ['presence', '--seed', String(seed), '--size', '480x640', '--challenge', join(folder, 'asked.json'), '--video', camera, '--out', join(folder, 'frames')])
  return camera
}

// Drawn on the side while nobody is filmed yet; then the machine is theirs who are.
let replay: Promise<string>
test.beforeAll(() => {
  void rehearsed(seed)
  void rehearsed(seed, 'print')
  replay = recorded()
})
const allIsDrawn = (): Promise<unknown> => Promise.all([rehearsed(seed), rehearsed(seed, 'print'), replay])

test.describe('without being filmed', () => {
  test.beforeEach(({ desk }) => begin(desk))

  for (const [name, agent, no, says] of [
    ['denied', '', 'NotAllowedError', '相机没有打开'],
    ['busy', '', 'NotReadableError', '相机正被别的程序用着'],
    ['wechat', 'Mozilla/5.0 (Linux; Android 8.0) AppleWebKit/537.36 Mobile Safari/537.36 MicroMessenger/6.7.3', '', '微信里打不开相机'],
  ] as const)
    test(`where no camera opens it says exactly what to do: ${name}`, async ({ desk, browser }) => {
      const context = await browser.newContext({ ...small, baseURL: desk.url, ...(agent ? { userAgent: agent } : {}) })
      const page = await context.newPage()
      await comeIn(page, anna)
      if (no) await page.addInitScript((why) => (navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', why))), no)
      else await page.addInitScript(() => Object.defineProperty(navigator, 'mediaDevices', { value: undefined }))
      await page.goto(place())
      await page.getByRole('button', { name: agree }).click()
      await expect(page.getByRole('alert')).toContainText(says)
      await expect(page.getByRole('button', { name: '复制网址' })).toBeVisible()
      await expect(page.getByRole('img', { name: /二维码/ })).toBeVisible()
      await look(page, `presence-${name}`)
      // Nothing was begun, so nothing was counted.
      await context.close()
    })

  test('speaks English, by night', async ({ desk, browser }) => {
    const context = await browser.newContext({ ...small, baseURL: desk.url, locale: 'en-GB', colorScheme: 'dark' })
    const page = await context.newPage()
    await comeIn(page, anna)
    await page.goto(place())
    await expect(page.getByRole('heading', { name: 'Live check' })).toBeVisible()
    await expect(page.getByText(/kept for 180 days/)).toBeVisible()
    await look(page, 'presence-consent-en-dark')
    await context.close()
  })
})

test.describe('before the camera', () => {
  test.beforeAll(allIsDrawn)
  test.beforeEach(({ desk }) => begin(desk))

  test('someone far away does it by a link, and the filing shows it by itself', async ({ desk, page, browser }) => {
    await comeIn(page, anna)
    await page.goto(`/filings/${filing}`)
    const item = page.getByRole('article', { name: `服务负责人 ${title}` })
    await item.getByRole('button', { name: '发链接给本人' }).click()
    await page.getByRole('button', { name: '做一个链接' }).click()
    const address = await page.locator('.address').innerText()
    await page.keyboard.press('Escape')

    const far = await browser.newContext(small)
    await before(far, seed)
    const phone = await far.newPage()
    await phone.goto(address)
    await expect(phone.getByRole('heading', { name: '请你本人核验一次' })).toBeVisible()
    await look(phone, 'presence-link')
    await phone.getByRole('button', { name: '开始核验' }).click()
    await start(phone)
    await passes(phone)
    await look(phone, 'presence-link-passed')
    await expect(item.getByText('本人核验过了', { exact: false })).toBeVisible()
    await look(page, 'presence-home-done')
    await phone.reload()
    await expect(phone.getByRole('heading', { name: '这个链接已经用过了' })).toBeVisible()
    await far.close()
    expect(desk.url).toBeTruthy()
  })

  test('a photo held up does not pass, says why, and may be tried again', async ({ desk, browser }) => {
    const phone = await browser.newContext({ ...small, baseURL: desk.url })
    await before(phone, seed, 'print')
    await fails(phone, 'presence-photo')
    await phone.close()
  })

  test('a replay of what was asked another time does not pass', async ({ desk }) => {
    // Played by the browser as its camera, as somebody does who feeds it a recording.
    const browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${await replay}`,
      ],
    })
    const phone = await browser.newContext({ ...small, baseURL: desk.url })
    await fails(phone, 'presence-replay')
    await browser.close()
  })

  test('a network that is gone for long once something was asked ends it, and the attempt is spared', async ({ desk, browser }) => {
    const context = await browser.newContext({ ...small, baseURL: desk.url })
    await before(context, seed)
    const page = await context.newPage()
    await comeIn(page, anna)
    await page.goto(place())
    await start(page)
    await page.getByRole('heading', { name: /转头|点头|闭眼|张开|靠近/ }).waitFor({ timeout: 60_000 })
    await page.route('**/frames/*', (route) => route.abort('internetdisconnected'))
    await expect(page.getByRole('heading', { name: '网络断了，正在连' })).toBeVisible()
    await shot(page, 'presence-cut-now')
    await end(page, '网络断了，要重新开始')
    await expect(page.getByText('网络断的，这次不算。今天还能试 10 次')).toBeVisible()
    await look(page, 'presence-cut')
    await context.close()
  })
})

test.describe('under review', () => {
  test.beforeAll(allIsDrawn)

  test('a person passes on the phone while the desktop waits and shows it; the reviewer sees by which record', async ({ desk, page, browser }) => {
    const owner = await desk.person('applicant', 'berta@example.cn')
    const { filing } = await submittedFiling(desk, owner, { portrait: seed, live: (filing, api) => onBothDevices(desk, page, browser, owner, filing, api) })

    const ruth = await desk.person('reviewer', 'ruth')
    const office = await browser.newContext({ baseURL: desk.url, viewport: { width: 1440, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
    const review = await office.newPage()
    await comeIn(review, ruth)
    await review.goto(`/desk/review/${filing}`)
    await review.getByRole('list', { name: '要看的' }).getByRole('button', { name: /真人核验/ }).click()
    const record = review.getByRole('region', { name: /真人核验/ })
    await expect(record.getByText(/真人核验过了，有效到/)).toBeVisible()
    await expect(record.getByText('本系统，和证件人像比')).toBeVisible()
    await expect(record.getByText('在申请人的账号里做的')).toBeVisible()
    await expect(record.getByText(/^\d+ %$/)).toBeVisible()
    // The document that the person was held against lies beside it.
    await expect(review.locator('.sheets img')).toBeVisible()
    await look(review, 'presence-review')
    await review.emulateMedia({ colorScheme: 'dark' })
    await look(review, 'presence-review-dark')
    await office.close()
  })
})

async function onBothDevices(desk: Desk, page: Page, browser: Browser, owner: Person, filing: string, api: Api): Promise<void> {
  await comeIn(page, owner)
  await page.goto(`/filings/${filing}`)
  const item = page.getByRole('article', { name: `服务负责人 ${title}` })
  await look(page, 'presence-home')
  await item.getByRole('button', { name: '现在做' }).click()
  await expect(page.getByRole('img', { name: /二维码/ })).toBeVisible()
  await look(page, 'presence-desktop')

  const far = await browser.newContext({ ...small, baseURL: desk.url })
  await before(far, seed)
  const phone = await far.newPage()
  await comeIn(phone, owner)
  await phone.goto(`/filings/${filing}/presence/service_head`)
  await expect(phone.getByText(/通过的画面保存 180 天/)).toBeVisible()
  await look(phone, 'presence-consent')
  await start(phone)
  void shots(phone)
  await passes(phone)
  await look(phone, 'presence-passed')
  const { presences } = await api.json<{ presences: { person: string }[] }>('GET', `/filings/${filing}`)
  expect(presences.map(({ person }) => person)).toContain('service_head')
  await end(page, '通过了')
  await look(page, 'presence-desktop-passed')
  await page.getByRole('button', { name: '回到资料' }).click()
  await expect(item.getByText('本人核验过了', { exact: false })).toBeVisible()
  await far.close()
}

async function fails(context: BrowserContext, name: string): Promise<void> {
  const page = await context.newPage()
  await comeIn(page, anna)
  await page.goto(place())
  await start(page)
  await end(page, '这次没有通过')
  await expect(page.locator('.why')).toContainText(/再做一次|由本人/)
  await expect(page.getByText('今天还能试 9 次')).toBeVisible()
  await look(page, name)
  expect(await seenLive()).toEqual([])
  await page.getByRole('button', { name: '再试一次' }).click()
  await expect(page.getByRole('dialog', { name: title })).toBeVisible()
  await page.getByRole('button', { name: '先不做了' }).click()
  await expect(page.getByRole('button', { name: agree })).toBeVisible()
}
