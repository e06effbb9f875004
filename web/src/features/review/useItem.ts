// Which item is looked at, and what there is to see of it: its pages, what they say beside what was declared, what the machine thinks.
import { computed, ref } from 'vue'
import { purposeOf } from './bundle'
import { rowsOf } from './compare'
import { nextOpen, pagesOf, parseItem, settled, shownWith, timesReturned } from './items'
import { doubts, opinionsOn } from './opinions'
import type { Review } from './useReview'

export function useItem({ bundle, items }: Review) {
  const chosen = ref('')
  const current = computed(() => chosen.value || items.value[0]?.item || '')
  const item = computed(() => items.value.find((one) => one.item === current.value))

  const handedIn = computed(() => bundle.value?.pages ?? [])
  const pages = computed(() => shownWith(current.value, handedIn.value))
  const gate = computed(() => settled(bundle.value?.gate.findings ?? [], items.value))
  const rowsFor = (id: string) => rowsOf(id, pagesOf(id, handedIn.value), bundle.value?.form ?? {}, gate.value)
  const opinionsFor = (id: string) => opinionsOn(id, handedIn.value, gate.value, bundle.value?.filing.overruled ?? [])
  const rows = computed(() => rowsFor(current.value))
  const opinions = computed(() => opinionsFor(current.value))
  const times = computed(() => timesReturned(bundle.value?.history ?? []))
  const lines = computed(() =>
    items.value.map((one) => ({
      item: one.item, decided: one.decided, times: times.value.get(one.item) ?? 0, blocked: doubts(opinionsFor(one.item)),
      differs: rowsFor(one.item).some((row) => row.state === 'differs'),
    })),
  )
  const presence = computed(() => bundle.value?.filing.presences.find((one) => one.person === parseItem(current.value).owner && new Date(one.until) > new Date()))
  const purpose = computed(() => purposeOf(bundle.value?.filing ?? null))
  /** The pictures that are looked at next. */
  const nextPages = computed(() => shownWith(nextOpen(current.value, items.value), handedIn.value).slice(0, 4))

  const begin = (): void => void (chosen.value = items.value.find((one) => one.decided === 'open')?.item ?? items.value[0]?.item ?? '')
  const onward = (from: string): void => void (chosen.value = nextOpen(from, items.value))
  function step(by: number): void {
    const at = items.value.findIndex((one) => one.item === current.value)
    chosen.value = items.value[Math.min(Math.max(at + by, 0), items.value.length - 1)]?.item ?? chosen.value
  }

  return { chosen, current, item, pages, rows, opinions, lines, presence, purpose, nextPages, begin, onward, step }
}
export type Shown = ReturnType<typeof useItem>
