// The prompts read aloud, where somebody asked for it: the browser's own voice, in the language of the page.
import { ref } from 'vue'

const kept = 'beian.aloud'
const isAble = 'speechSynthesis' in window && 'SpeechSynthesisUtterance' in window
const isOn = ref(isAble && localStorage.getItem(kept) === 'yes')

function say(text: string, language: string): void {
  if (!isOn.value) return
  const spoken = new SpeechSynthesisUtterance(text)
  spoken.lang = language
  // What is not said yet is old by now.
  speechSynthesis.cancel()
  speechSynthesis.speak(spoken)
}

function turn(on: boolean): void {
  isOn.value = on
  localStorage.setItem(kept, on ? 'yes' : 'no')
  if (!on && isAble) speechSynthesis.cancel()
}

const hush = (): void => void (isAble && speechSynthesis.cancel())

export const aloud = { isAble, isOn, say, turn, hush }
