// A dialog over everything, and nothing behind it can be reached. Safari before 15.4 knows none: there it lies over the page all the same.
type Known = Partial<Pick<HTMLDialogElement, 'showModal' | 'close'>>

export function openDialog(dialog: HTMLDialogElement): void {
  if ((dialog as Known).showModal) dialog.showModal()
  else dialog.setAttribute('open', '')
}

/** Tells `close`, as the browser's own does. */
export function closeDialog(dialog: HTMLDialogElement): void {
  if ((dialog as Known).close) return dialog.close()
  dialog.removeAttribute('open')
  dialog.dispatchEvent(new Event('close'))
}
