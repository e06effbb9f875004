// One line that is said: shown for a moment at the foot of the page, and read out by screen readers.
import { readonly, ref } from 'vue'

const said = ref({ text: '', count: 0 })
let ends: ReturnType<typeof setTimeout> | undefined
// Long enough to read a sentence twice.
const shown = 5000

export function announce(text: string): void {
  said.value = { text, count: said.value.count + 1 }
  clearTimeout(ends)
  ends = setTimeout(() => (said.value = { ...said.value, text: '' }), shown)
}

export const lastSaid = readonly(said)
