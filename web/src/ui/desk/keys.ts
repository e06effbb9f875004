// Which key was meant? One map of keys for each view; nothing fires while someone types or a dialog is open.
import { onBeforeUnmount, onMounted } from 'vue'

export type KeyMap = Record<string, (event: KeyboardEvent) => void>

interface Pressed {
  key: string
  code: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  isComposing: boolean
}

/**
 * The name a map knows a key by: `a`, `?`, `3`, `Enter`; `mod+Enter` with Ctrl or Command.
 * A Chinese input method that is on reports `Process` for every letter; the place of the key says which one it was.
 */
export function keyName(event: Pressed): string | null {
  if (event.altKey) return null
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1]
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1]
  const hidden = event.isComposing || event.key === 'Process' || event.key === 'Unidentified'
  const name = hidden ? (letter?.toLowerCase() ?? digit ?? null) : event.key.length === 1 ? event.key.toLowerCase() : event.key
  if (name === null) return null
  return event.ctrlKey || event.metaKey ? `mod+${name}` : name
}

/** Whether keys belong to what is focused: a field takes letters, a button takes Enter and the space bar. */
export function belongsTo(target: EventTarget | null, name: string): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName)) return true
  if (target instanceof HTMLInputElement) return !/^(checkbox|radio|button|submit)$/.test(target.type) || name === ' '
  return (name === 'Enter' || name === ' ') && /^(BUTTON|A|SUMMARY)$/.test(target.tagName)
}

export function useKeys(map: () => KeyMap): void {
  const pressed = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.repeat) return
    const name = keyName(event)
    if (name === null || belongsTo(event.target, name)) return
    if (document.querySelector('dialog[open]')) return
    const act = map()[name]
    if (!act) return
    event.preventDefault()
    act(event)
  }
  onMounted(() => window.addEventListener('keydown', pressed))
  onBeforeUnmount(() => window.removeEventListener('keydown', pressed))
}
