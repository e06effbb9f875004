// A letter from the list of materials to its file and back: filled by the desk, out of date once a fact changed, and known again when it comes
// back signed.
import { readFileSync } from 'node:fs'
import { comeIn, expect, test, type Api, type Desk, type Person } from './desk'
import { look } from './eyes'

test.use({ deskOf: 'letters', viewport: { width: 360, height: 740 } })

const declaration = (name: string) => ({
  province: 'guangdong', subject_kind: 'enterprise', answers: [],
  form: {
    subject: { name: '样本科技有限公司', certificate_type: '1', certificate_number: '91350100M000100Y43' },
    legal_representative: { name: '样本甲' },
    head: { name: '样本乙' },
    services: [{ kind: 'website', name, domains: [{ name: 'example.cn' }], head: { name: '样本丙' } }],
  },
})

/** A whole page of print is read with every check of memory on. */
const judged = { timeout: 90_000 }

/** A company's filing in Guangdong, where the desk writes the pledge. */
async function begun(desk: Desk, owner: Person): Promise<{ api: Api; path: string; save: (name: string) => Promise<void> }> {
  const api = await desk.api(owner)
  const { filing } = await api.json<{ filing: string }>('POST', '/filings', { kind: 'first', province: 'guangdong', subject_kind: 'enterprise' })
  const path = `/filings/${filing}`
  const save = async (name: string): Promise<void> => void (await api.ask('PUT', `${path}/form`, declaration(name), { 'If-Match': (await api.ask('GET', path)).headers.get('etag') ?? '' }))
  return { api, path, save }
}

test('is downloaded filled, and asked for again once a fact changed', async ({ page, desk }) => {
  const lisa = await desk.person('applicant', 'lisa')
  const { path, save } = await begun(desk, lisa)
  await save('')

  await comeIn(page, lisa)
  await page.goto(path)
  const item = page.getByRole('article', { name: /互联网信息服务备案承诺书/ })
  await item.getByRole('link', { name: '替您写好，先补几项信息' }).click()

  // What is missing leads to its field.
  await expect(page.getByRole('heading', { name: '互联网信息服务备案承诺书', level: 1 })).toBeVisible()
  await page.getByRole('link', { name: '网站、App或小程序：名称' }).click()
  await page.getByLabel('名称', { exact: true }).fill('样本官网')
  await expect(page.getByText('已保存')).toBeVisible()
  await page.goto(`${path}/letters/pledge_letter?service=1`)

  const sheet = page.getByRole('img', { name: '互联网信息服务备案承诺书，第 1 页，共 1 页' })
  await expect(sheet).toBeVisible()
  await look(page, 'letter-1-ready')
  await page.emulateMedia({ colorScheme: 'dark' })
  await look(page, 'letter-1-ready-dark')
  await page.emulateMedia({ colorScheme: 'light' })
  const came = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载 PDF' }).click()
  const file = await came
  expect(file.suggestedFilename()).toBe('互联网信息服务备案承诺书.pdf')
  expect(readFileSync(await file.path()).subarray(0, 5).toString()).toBe('%PDF-')
  await expect(page.getByText('等签字')).toBeVisible()

  // Another device changes the name of the service: the one that was downloaded says what is true no longer.
  await save('样本新官网')
  await page.reload()
  await expect(page.getByText('名称改过了。以前那份不能用了。', { exact: false })).toBeVisible()
  await look(page, 'letter-2-stale')
  await page.goto(path)
  await expect(item.getByText('要换新的')).toBeVisible()
  await item.getByRole('link', { name: '下载新的一份' }).click()
  const again = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载 PDF' }).click()
  await again
  await expect(page.getByText('等签字')).toBeVisible()
})

test('comes back: without its signature it is refused where that is missing, signed it is known by its code', async ({ page, desk }) => {
  const mia = await desk.person('applicant', 'mia')
  const { api, path, save } = await begun(desk, mia)
  await save('样本官网')
  await comeIn(page, mia)
  await page.goto(`${path}/letters/pledge_letter?service=1`)
  const came = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载 PDF' }).click()
  await came

  // Printed as the page prints it, then signed by a drawn hand and photographed.
  const sheet = new Uint8Array(await (await api.ask('GET', `${path}/letters/pledge_letter?format=png&width=2000`)).arrayBuffer())
  const values = { 'authority.name': '广东省通信管理局', 'subject.name': '样本科技有限公司', 'subject.certificate_number': '91350100M000100Y43', 'service.name': '样本官网', 'service.domains': 'example.cn' }
  const photo = (fault = ''): string => desk.signed('pledge_letter_guangdong', sheet, values, fault)

  await page.getByRole('button', { name: '签好了，现在拍' }).click()
  await page.getByRole('button', { name: '从相册选一张' }).waitFor()
  await page.locator('input[type=file]').setInputFiles(photo('unsigned'))
  await expect(page.getByRole('heading', { name: '这张用不了' })).toBeVisible(judged)
  await expect(page.getByRole('listitem').filter({ hasText: '签名' })).toBeVisible()
  await expect(page.locator('.picture rect.mark.cannot')).toHaveCount(1)
  await look(page, 'letter-3-unsigned')

  await page.getByRole('button', { name: '再拍一次' }).click()
  await page.getByRole('button', { name: '从相册选一张' }).waitFor()
  await page.locator('input[type=file]').setInputFiles(photo())
  await expect(page.getByRole('heading', { name: '这张可以' })).toBeVisible(judged)
  await look(page, 'letter-4-signed')
  const { items } = await api.json<{ items: { verdict: string; document: string; fields: Record<string, { value: string }> }[] }>('GET', `${path}/pages`)
  // Which text it is, and which of its pages, stands in the code alone.
  expect(items).toMatchObject([{ verdict: 'accept', document: 'pledge_letter', fields: { letter: { value: 'pledge_letter_guangdong' }, page: { value: '1/1' }, signature: { value: 'present' }, seal: { value: 'present' } } }])

  await page.getByRole('button', { name: /^(用这张|仍要用这张)$/ }).click()
  const item = page.getByRole('article', { name: /互联网信息服务备案承诺书/ })
  await expect(item.getByText('交了')).toBeVisible()
  await look(page, 'letter-5-handed-in')
})
