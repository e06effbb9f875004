// How the pages are looked at: which one, turned how, how large, what stands beside it, what is lit.
import { computed, reactive, ref, watch, type Ref } from 'vue'
import { nextZoom, turned, type Turns } from './geometry'
import type { Page } from './items'

export function useLook(pages: Ref<readonly Page[]>, current: Ref<string>) {
  const at = ref(0)
  const zoom = ref(1)
  const both = ref(false)
  const pinned = ref<Page | null>(null)
  const lit = ref('')
  // How a page was turned is kept while the filing is open: nobody turns it twice.
  const turns = reactive<Record<string, Turns>>({})
  const page = computed(() => pages.value[at.value])
  const keyOf = (one: Page): string => `${one.item}/${one.side}`

  watch(current, () => {
    at.value = 0
    zoom.value = 1
    lit.value = ''
  })
  function choose(n: number): void {
    if (n < pages.value.length) at.value = n
  }
  function turn(): void {
    if (page.value) turns[keyOf(page.value)] = turned(turns[keyOf(page.value)] ?? 0)
  }
  /** A value that is asked about brings its page. */
  function light(key: string): void {
    lit.value = key
    const n = pages.value.findIndex((one) => key.startsWith(`${keyOf(one)}/`))
    if (n >= 0) at.value = n
  }
  return {
    at, zoom, both, pinned, lit, turns, page, choose, turn, light,
    enlarge: () => (zoom.value = nextZoom(zoom.value)),
    toggleBoth: () => (both.value = !both.value),
    pin: () => (pinned.value = pinned.value ? null : (page.value ?? null)),
  }
}
