// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { closeDialog, openDialog } from './dialog'

it('a dialog opens and closes, and says so, where the browser knows none', () => {
  const dialog = document.createElement('div') as unknown as HTMLDialogElement
  let closed = 0
  dialog.addEventListener('close', () => closed++)
  openDialog(dialog)
  expect(dialog.hasAttribute('open')).toBe(true)
  closeDialog(dialog)
  expect([dialog.hasAttribute('open'), closed]).toEqual([false, 1])
})
