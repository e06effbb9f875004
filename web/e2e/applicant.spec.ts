// An applicant on a phone: questions, an account, the form, pictures as files, submitted.
import type { Page } from '@playwright/test'
import { expect, test } from './desk'
import { look } from './eyes'

test.use({ deskOf: 'applicant', viewport: { width: 360, height: 740 } })
test.setTimeout(240_000)

const choose = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const saved = (page: Page) => expect(page.getByText('已保存')).toBeVisible()
const next = (page: Page) => page.getByRole('button', { name: /^下一步：|^填好了/ }).click()

/** Answers whatever is asked until the list is ready: what does no harm. */
async function answerAll(page: Page): Promise<void> {
  for (let turn = 0; turn < 40; turn++) {
    if (await page.getByRole('button', { name: '开始备案' }).isVisible()) return
    const ask = await page.locator('.ask').innerText()
    if (/居民/.test(ask)) await choose(page, '大陆居民')
    else if (await page.getByRole('button', { name: '都没有' }).isVisible()) await choose(page, '都没有')
    else if (await page.getByRole('button', { name: '否', exact: true }).isVisible()) await choose(page, '否')
    else await choose(page, '先不答')
    await expect.poll(async () => (await page.locator('.ask').allInnerTexts())[0] ?? ask).not.toBe(ask)
  }
}

/** Both sides one after the other, as files: this browser has no camera. */
async function handIn(page: Page, item: string, [front = '', back = '']: string[]): Promise<void> {
  await page.getByRole('article', { name: item }).getByRole('button', { name: /拍.*人像面$/ }).click()
  const choose = async (photo: string): Promise<void> => {
    const chosen = page.waitForEvent('filechooser')
    await choosing(page).click()
    await (await chosen).setFiles(photo)
  }
  await choose(front)
  await expect(page.getByRole('heading', { name: '这张可以' })).toBeVisible({ timeout: 60_000 })
  await look(page, '06-picture')
  const next = page.getByRole('button', { name: '用这张，接着拍国徽面' })
  if (await next.isVisible()) {
    await next.click()
    await choose(back)
    await page.getByRole('button', { name: /^(用这张|仍要用这张)$/ }).click({ timeout: 60_000 })
  } else await page.getByRole('button', { name: '用这张' }).click()
  await page.getByRole('button', { name: '好了' }).click()
  await expect(page.getByRole('heading', { name: '资料', exact: true })).toBeVisible()
}
const choosing = (page: Page) => page.getByRole('button', { name: '从相册选一张' })

test('goes from the first question to a submitted filing', async ({ page, desk }) => {
  const [front = ''] = desk.photos('id_card:front')
  const [back = ''] = desk.photos('id_card:back')

  await page.goto('/')
  await expect(page.getByRole('heading', { name: '在哪个省备案？' })).toBeVisible()
  await look(page, '01-first-question')
  for (const answer of ['北京', '个人', '网站', '首次备案']) await choose(page, answer)
  await expect(page.getByRole('heading', { name: '要准备的资料' })).toBeVisible()
  await look(page, '02-question-and-list')
  // What was answered is there after a reload.
  await page.reload()
  await answerAll(page)
  await look(page, '03-list-ready')
  await choose(page, '开始备案')

  await expect(page.getByRole('heading', { name: '注册' })).toBeVisible()
  await look(page, '04-register')
  await page.getByLabel('账号', { exact: true }).fill('anna@example.cn')
  await page.getByLabel('密码', { exact: true }).fill('anna files a website')
  await choose(page, '注册')

  await expect(page.getByRole('heading', { name: /首次备案 · 北京/ })).toBeVisible()
  // An empty slot shows what belongs there: a drawn specimen, named as one.
  const slot = page.getByRole('article', { name: '主体负责人 居民身份证' })
  await expect(slot.getByText('样图')).toHaveCount(2)
  await slot.getByText('怎样拍才行').click()
  await expect(slot.getByRole('img', { name: /样图：反光|样图：有反光/ })).toBeVisible()
  await look(page, '05-home')
  const filing = new URL(page.url()).pathname

  await handIn(page, '主体负责人 居民身份证', [front, back])
  await expect(page.getByRole('article', { name: '主体负责人 居民身份证' }).getByText('清楚，可以用。')).toHaveCount(2, { timeout: 60_000 })
  await look(page, '07-home-with-pictures')

  // The form: what was read is filled in, and counts once it is confirmed.
  await page.getByRole('link', { name: '填信息' }).last().click()
  await expect(page.getByRole('heading', { name: '主办者', level: 2 })).toBeVisible()
  await expect(page.getByLabel('主办者名称')).toHaveValue('样本甲')
  await look(page, '08-form-read')
  await choose(page, '都对')
  await page.getByLabel('主办单位性质').selectOption({ label: '个人' })
  await page.getByLabel('市', { exact: true }).selectOption({ label: '朝阳区' })
  await page.getByLabel('通信地址').fill('样本街2号院3号楼401室')
  await page.getByLabel('证件有效期至').fill('2044-12-03')
  await page.getByLabel('主体备注').fill('记录我自己读书和做饭的心得，没有别的内容')
  await saved(page)
  await look(page, '09-form-subject')
  await next(page)
  await expect(page.getByRole('heading', { name: '主体负责人', level: 2 })).toBeVisible()
  await choose(page, '照抄过来')
  await page.getByLabel('手机号').fill('13800138000')
  await page.getByLabel('应急联系电话').fill('13900139000')
  await page.getByLabel('电子邮箱').fill('c@example.cn')
  // What is typed in another way than the card says is put right by one tap, once both were shown.
  await page.getByLabel('姓名').fill('样本乙')
  await expect(page.getByText('你填的是「样本乙」，照片上是「样本甲」。')).toBeVisible()
  await page.getByRole('button', { name: '改成「样本甲」' }).click()
  await expect(page.getByLabel('姓名')).toHaveValue('样本甲')
  await next(page)
  await page.getByLabel('名称', { exact: true }).fill('样本甲的读书笔记')
  await page.getByLabel('首页网址').fill('https://example.cn/')
  await page.getByRole('group').getByLabel('其他', { exact: true }).first().check()
  await page.getByLabel('中文简体').check()
  await page.getByLabel('以上都不涉及').check()
  await page.getByLabel(/^服务备注/).fill('记录我自己读书的心得，供朋友阅读，没有别的内容')
  await choose(page, '加一个域名')
  // What is written in another way than wanted is put right by one tap.
  await page.getByLabel('域名', { exact: true }).fill('www.example.cn')
  await page.getByRole('button', { name: '改成「example.cn」' }).click({ timeout: 20_000 })
  await expect(page.getByLabel('域名', { exact: true })).toHaveValue('example.cn')
  await page.getByLabel('域名持有者').selectOption({ label: '主办者本人' })
  await page.getByLabel(/^域名实名认证日期/).fill('2025-01-01')
  await page.getByLabel('域名到期日').fill('2028-01-01')
  await choose(page, '照抄过来')
  await saved(page)
  await look(page, '10-form-service')

  // The rest that only a person knows, one question after the other.
  await page.goto(filing)
  await expect(page.getByRole('heading', { name: '资料', exact: true })).toBeVisible()
  for (let turn = 0; turn < 30; turn++) {
    await saved(page)
    const ask = page.locator('.asked .ask')
    if ((await ask.count()) === 0) break
    const words = await ask.innerText()
    if (turn === 0) await look(page, '11-home-question')
    if (await page.getByRole('button', { name: '都没有' }).isVisible()) await choose(page, '都没有')
    else if (await page.getByRole('button', { name: '否', exact: true }).isVisible()) await choose(page, '否')
    else if (await page.getByRole('button', { name: '中国大陆' }).isVisible()) await choose(page, '中国大陆')
    else await page.locator('.asked .choice').first().click()
    await expect.poll(async () => (await ask.allInnerTexts())[0] ?? '').not.toBe(words)
  }

  // What the verification service saw is told by a program of the provider's.
  const id = filing.split('/').pop() ?? ''
  const program = await desk.api(desk.administrator)
  for (const person of ['head', 'service_head']) await program.json('POST', `/filings/${id}/presences`, { person, reference: `trip ${person}` })

  await page.goto(`${filing}/progress`)
  await page.getByLabel('承诺信息真实并同意提交').check()
  await saved(page)
  await expect(page.getByText('都齐了，可以提交。')).toBeVisible()
  await look(page, '12-submit')
  await choose(page, '提交')
  await expect(page.getByText('已经排上队', { exact: false })).toBeVisible()
  await look(page, '13-progress')

  // A reviewer sends the front back; it is photographed again, and the filing goes all the way.
  const reviewer = await desk.api(await desk.person('reviewer', 'ruth'))
  const act = async (action: Record<string, unknown>): Promise<void> => {
    const version = (await reviewer.ask('GET', `/filings/${id}`)).headers.get('ETag') ?? ''
    await reviewer.json('POST', `/filings/${id}/actions`, action, { 'If-Match': version })
  }
  await reviewer.json('POST', '/reviews/next')
  await act({ action: 'return_item', items: ['head.id_card'], reason: 'photo-screen-recapture', text: '号码那一行请再拍清楚一些' })
  await act({ action: 'return' })
  await page.reload()
  await expect(page.getByText('这是对着屏幕拍的。').first()).toBeVisible()
  await look(page, '16-returned')
  await choose(page, '去改')
  await handIn(page, '主体负责人 居民身份证', [front])
  await expect(page.getByRole('article', { name: '主体负责人 居民身份证' }).getByText('好了')).toBeVisible({ timeout: 60_000 })
  await page.getByRole('link', { name: '检查并提交' }).click()
  await expect(page.getByText('都齐了，可以提交。')).toBeVisible()
  await choose(page, '提交')
  await expect(page.getByText('已经排上队', { exact: false })).toBeVisible()

  await reviewer.json('POST', '/reviews/next')
  const { items } = await reviewer.json<{ items: { item: string }[] }>('GET', `/filings/${id}`)
  await act({ action: 'accept_item', items: items.map((one) => one.item) })
  await act({ action: 'pass' })
  await act({ action: 'hand_over' })
  await page.reload()
  await expect(page.getByText('证件号码的后六位', { exact: false }).first()).toBeVisible()
  await look(page, '17-sms')
  const { sms } = await reviewer.json<{ sms: { person: string }[] }>('GET', `/filings/${id}`)
  for (const { person } of sms) await act({ action: 'confirm_sms', person })
  await act({ action: 'grant', numbers: ['京ICP备12345678号-1'] })
  await page.reload()
  await expect(page.getByRole('heading', { name: '备案号' })).toBeVisible()
  await look(page, '18-granted')

  await page.goto('/')
  await expect(page.getByRole('heading', { name: '我的备案' })).toBeVisible()
  await look(page, '14-my-filings')
  await page.goto('/account')
  await expect(page.getByRole('heading', { name: '验证器' })).toBeVisible()
  await look(page, '15-account')
})
