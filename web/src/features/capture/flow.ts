// One document's photos, one side after the other: taken, sent, judged, taken again or used.
import { computed, onBeforeUnmount, ref, shallowReactive, shallowRef, watch } from 'vue'
import { api, told, type Schemas } from '@/api/client'
import { inspected } from '@/api/inspection'
import { correctCorners, fetchPicture, type Page, type Place } from '@/api/pages'
import { Problem } from '@/api/problem'
import { rulebook } from '@/api/rulebook'
import type { Quad } from '@/ui/quad'
import { nextSide } from './sides'
import { isSame } from './upload/entry'
import { uploads } from './upload/uploads'

export type Step = 'opening' | 'which' | 'aim' | 'sending' | 'judging' | 'judged' | 'corners' | 'both'

export interface Asked {
  filing: string
  item: string
  side: string
  materials: string[]
}

export function useFlow(asked: Asked) {
  const step = ref<Step>('opening')
  const material = ref(asked.materials[0] ?? asked.item.slice(asked.item.lastIndexOf('.') + 1))
  const side = ref(asked.side)
  const all = shallowRef<Schemas['Material'][]>([])
  const page = shallowRef<Page | null>(null)
  const no = shallowRef<unknown>(null)
  const isCut = ref(false)
  /** Of each side: its picture, and what was said of it. */
  const pictures = shallowReactive(new Map<string, string>())
  const pages = shallowReactive(new Map<string, Page>())
  const upload = uploads.watched
  let stop = new AbortController()

  const about = computed(() => all.value.find((one) => one.material === material.value))
  const sides = computed(() => about.value?.sides.map((one) => one.side) ?? [side.value])
  const place = computed((): Place => ({ filing: asked.filing, item: asked.item, side: side.value }))
  const sending = computed(() => uploads.all.value.find(({ entry }) => entry.id === upload.value))
  const isGood = (which: string): boolean => {
    const known = pages.get(which)
    return !!known?.inspected && known.verdict !== 'reject' && known.material === material.value
  }
  const following = computed(() => nextSide(sides.value, side.value, isGood))

  function show(which: string, picture: Blob | null): void {
    const old = pictures.get(which)
    if (old) URL.revokeObjectURL(old)
    if (picture) pictures.set(which, URL.createObjectURL(picture))
    else pictures.delete(which)
  }

  async function open(): Promise<void> {
    const reading = told(api.GET('/filings/{filing}/pages', { params: { path: { filing: asked.filing }, query: { purpose: 'own pages' } } }))
    const [known, there] = await Promise.all([rulebook.materials().catch(() => []), reading.catch(() => ({ items: [] })), uploads.ready().catch(() => undefined)])
    all.value = known
    for (const one of there.items) if (one.item === asked.item) pages.set(one.side, one)
    const used = [...pages.values()][0]?.material
    if (used && asked.materials.includes(used)) material.value = used
    const underWay = uploads.all.value.find(({ entry }) => isSame(entry.target, { ...place.value, material: '' }))
    if (underWay) return follow(underWay.entry.id, underWay.entry.picture)
    step.value = asked.materials.length > 1 && !used ? 'which' : 'aim'
  }

  function choose(slug: string): void {
    material.value = slug
    if (!sides.value.includes(side.value)) side.value = sides.value[0] ?? side.value
    step.value = 'aim'
  }

  async function send(photo: Blob): Promise<void> {
    no.value = null
    page.value = null
    show(side.value, photo)
    step.value = 'sending'
    try {
      follow(await uploads.put({ ...place.value, material: material.value }, photo), photo)
    } catch (problem) {
      refuse(problem)
    }
  }

  function follow(id: string, photo: Blob): void {
    upload.value = id
    if (!pictures.has(side.value)) show(side.value, photo)
    step.value = 'sending'
  }

  function refuse(problem: unknown): void {
    no.value = problem
    step.value = 'judged'
  }

  watch(
    () => sending.value?.state,
    (state) => {
      if (!state || step.value !== 'sending') return
      if (state.now === 'arrived') void judge(state.page)
      if (state.now === 'refused') refuse(state.problem)
      if ((state.now === 'arrived' || state.now === 'refused') && upload.value) uploads.release(upload.value)
    },
  )

  async function judge(kept: Page): Promise<void> {
    step.value = 'judging'
    page.value = kept
    stop.abort()
    const mine = (stop = new AbortController())
    const of = place.value
    try {
      const judged = await inspected(of, mine.signal, (cut) => (isCut.value = cut))
      if (mine.signal.aborted) return
      if (judged) pages.set(of.side, judged)
      else pages.delete(of.side)
      page.value = judged
      step.value = 'judged'
    } catch (problem) {
      if (!mine.signal.aborted) refuse(problem)
    }
  }

  /** A page that came from elsewhere (the phone): shown and judged as if it had been taken here. */
  async function take(came: Page): Promise<void> {
    show(side.value, await fetchPicture(place.value, 'own page'))
    await judge(came)
  }

  function again(which = side.value): void {
    stop.abort()
    if (upload.value) void uploads.discard(upload.value)
    upload.value = null
    side.value = which
    page.value = null
    no.value = null
    show(which, null)
    step.value = 'aim'
  }

  async function within(quad: Quad): Promise<void> {
    try {
      await judge(await correctCorners(place.value, quad))
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem
      no.value = problem
    }
  }

  /** The corners stay as they were found. */
  function keep(): void {
    no.value = null
    step.value = 'judged'
  }

  /** Used: the other side next, or both together, or done. */
  async function use(): Promise<'done' | 'goes on'> {
    const next = following.value
    upload.value = null
    if (next) {
      side.value = next
      page.value = null
      step.value = 'aim'
      return 'goes on'
    }
    if (sides.value.length < 2) return 'done'
    step.value = 'both'
    for (const which of sides.value)
      if (!pictures.has(which)) await fetchPicture({ ...place.value, side: which }, 'own page').then((picture) => show(which, picture), () => undefined)
    return 'goes on'
  }

  onBeforeUnmount(() => {
    stop.abort()
    upload.value = null
    for (const address of pictures.values()) URL.revokeObjectURL(address)
  })

  return { step, material, side, all, about, sides, page, pages, no, isCut, pictures, sending, following, place, open, choose, send, again, use, take, within, keep }
}
