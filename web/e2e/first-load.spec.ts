// The first look of someone on an old phone: little is fetched, all of it at once, and nothing waits in line for something else.
import { expect, test } from './desk'

test.use({ deskOf: 'first-load', viewport: { width: 360, height: 740 } })

const asked = '在哪个省备案？'

test('is light', async ({ page }) => {
  const sizes: Promise<number>[] = []
  page.on('response', (response) => {
    if (!/\/api\//.test(response.url())) sizes.push(response.headerValue('content-length').then(Number))
  })
  await page.goto('/')
  await expect(page.getByRole('heading', { name: asked })).toBeVisible()
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  expect(bytes).toBeGreaterThan(10_000)
  expect(bytes).toBeLessThan(150 * 1024)
})

// On a network that takes a quarter of a second for any answer, a chain of six is what makes a page slow, not its weight.
test('asks for everything at once: three rounds from the address to the first question', async ({ page }) => {
  const scripts: string[] = []
  const questions: string[] = []
  let answer = (): void => undefined
  const held = new Promise<void>((resolve) => (answer = resolve))
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (/^\/assets\/.*\.(js|css)$/.test(pathname)) scripts.push(pathname)
  })
  await page.route('**/api/v1/**', async (route) => {
    questions.push(new URL(route.request().url()).pathname.replace('/api/v1', ''))
    await held
    await route.continue()
  })
  const html = await (await page.goto('/'))?.text()
  // Second round: all parts stand in the page's head. Third: both questions are out before either is answered.
  await expect.poll(() => [...questions].sort()).toEqual(['/me', '/rulebook/facts'])
  expect(scripts.filter((path) => !html?.includes(path))).toEqual([])
  const before = scripts.length
  answer()
  await expect(page.getByRole('heading', { name: asked })).toBeVisible()
  expect(scripts.slice(before)).toEqual([])
})

// SLOW=1 npm run trips -- first-load: the figure of docs/decisions/006-pages.md.
test('is usable soon on a slow phone', async ({ browser, desk }) => {
  test.skip(!process.env['SLOW'], 'only where SLOW asks for the figure')
  const times: number[] = []
  for (let n = 0; n < 7; n++) {
    const context = await browser.newContext({ baseURL: desk.url, viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: 'zh-CN' })
    const page = await context.newPage()
    const tools = await context.newCDPSession(page)
    await tools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    await tools.send('Network.enable')
    await tools.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 })
    // Drawn, and ready to be pressed.
    await page.addInitScript(() => {
      const look = (): void => {
        if (!document.querySelector('.choice')) return void requestAnimationFrame(look)
        requestAnimationFrame(() => setTimeout(() => performance.mark('usable')))
      }
      look()
    })
    await page.goto('/', { waitUntil: 'commit' })
    const usable = (): Promise<number> => page.evaluate(() => performance.getEntriesByName('usable')[0]?.startTime ?? 0)
    await expect.poll(usable).toBeGreaterThan(0)
    times.push(await usable())
    await context.close()
  }
  times.sort((a, b) => a - b)
  console.log(`usable after ${times.map((time) => (time / 1000).toFixed(2)).join(', ')} s: median ${((times[3] ?? 0) / 1000).toFixed(2)} s`)
})
