// One line that is said: shown for a moment at the foot of the page, and read out by screen readers.
import { readonly, ref } from 'vue'

interface Said {
  text: string
  /** Read out at once, in the middle of something else. */
  urgent: boolean
  count: number
}

const said = ref<Said>({ text: '', urgent: false, count: 0 })
let ends: ReturnType<typeof setTimeout> | undefined
// Long enough to read a sentence twice.
const shown = 5000

export function announce(text: string, urgent = false): void {
  said.value = { text, urgent, count: said.value.count + 1 }
  clearTimeout(ends)
  ends = setTimeout(() => (said.value = { ...said.value, text: '' }), shown)
}

export const lastSaid = readonly(said)
