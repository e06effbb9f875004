// How a trip goes through the live check: agreed, done, passed; and pictures of it for a person's eyes.
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect } from './desk'

export const title = '真人核验'
export const agree = '同意，打开相机'

/** Agreed, and before the camera. */
export async function start(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  await page.getByRole('button', { name: agree }).click()
  await expect(page.getByRole('dialog', { name: title })).toBeVisible()
}
export const end = (page: Page, name: string) => expect(page.getByRole('heading', { name, level: 1 })).toBeVisible({ timeout: 100_000 })

/** Not everybody gets through at once (docs/accuracy.md says how many), and what is asked is another thing each time: like anyone the
 *  actor tries again, and like anyone not for ever. */
export async function passes(page: Page): Promise<void> {
  const heading = (name: string) => page.getByRole('heading', { name, level: 1 })
  for (let left = 3; ; left--) {
    await expect(heading('通过了').or(heading('这次没有通过'))).toBeVisible({ timeout: 100_000 })
    if (await heading('通过了').isVisible()) return
    const why = await page.locator('.why').innerText()
    if (left === 0) throw new Error(why)
    await page.getByRole('button', { name: '再试一次' }).click()
  }
}

/** What is seen on the way; nobody waits for it. */
export async function shots(page: Page): Promise<void> {
  for (const [name, words] of [['presence-ready', /看着镜头/], ['presence-prompt', /转头|点头|闭眼|张开|靠近/], ['presence-warning', /屏幕会变色/], ['presence-light', /看着屏幕，别动/]] as const)
    await page.getByRole('heading', { name: words }).waitFor({ timeout: 100_000 }).then(() => shot(page, name), () => undefined)
}
export async function shot(page: Page, name: string): Promise<void> {
  if (process.env['LOOK']) await page.screenshot({ path: join(process.env['LOOK'], `${name}.png`) }).catch(() => undefined)
}
