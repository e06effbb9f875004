// A letter from the list of materials to its file: filled by the desk, and out of date once a fact changed.
import { readFileSync } from 'node:fs'
import { comeIn, expect, test } from './desk'
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

test('is downloaded filled, and asked for again once a fact changed', async ({ page, desk }) => {
  const lisa = await desk.person('applicant', 'lisa')
  const api = await desk.api(lisa)
  const { filing } = await api.json<{ filing: string }>('POST', '/filings', { kind: 'first', province: 'guangdong', subject_kind: 'enterprise' })
  const path = `/filings/${filing}`
  const save = async (body: unknown): Promise<void> => void (await api.ask('PUT', `${path}/form`, body, { 'If-Match': (await api.ask('GET', path)).headers.get('etag') ?? '' }))
  await save(declaration(''))

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
  await save(declaration('样本新官网'))
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
