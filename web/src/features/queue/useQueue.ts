// What waits, what is mine, what came back, what is late? Read anew every minute and when the window comes to the front.
import { computed, onBeforeUnmount, onMounted, reactive, ref } from 'vue'
import { api, told } from '@/api/client'
import { afterReview, isOverdue, withUs, type Stage, type Summary, type Tab } from './rows'

const most = 200
/** Beyond this nobody filters by eye; the rest comes with the next reading. */
const readAhead = 5

interface List {
  items: Summary[]
  next?: string
}

async function all(page: (cursor: string | undefined) => Promise<List>): Promise<Summary[]> {
  const rows: Summary[] = []
  let cursor: string | undefined
  for (let n = 0; n < readAhead; ++n) {
    const list = await page(cursor)
    rows.push(...list.items)
    cursor = list.next
    if (!cursor) break
  }
  return rows
}

const inStages = (stage: readonly Stage[]): Promise<Summary[]> =>
  all((cursor) => told(api.GET('/filings', { params: { query: { stage: [...stage], limit: most, ...(cursor ? { cursor } : {}) } } })))
const reviews = (mine: boolean): Promise<Summary[]> =>
  all((cursor) => told(api.GET('/reviews', { params: { query: { mine, limit: most, ...(cursor ? { cursor } : {}) } } })))

export function useQueue() {
  const rows = reactive<Record<Tab, Summary[]>>({ waiting: [], mine: [], returned: [], overdue: [], after: [] })
  const read = ref(false)
  const no = ref<unknown>(null)
  const now = ref(new Date())

  async function refresh(): Promise<void> {
    try {
      const [waiting, mine, returned, here, after] = await Promise.all([reviews(false), reviews(true), inStages(['returned']), inStages(withUs), inStages(afterReview)])
      now.value = new Date()
      const late = here.filter((row) => isOverdue(row, now.value))
      Object.assign(rows, { waiting, mine, returned, after, overdue: late })
      read.value = true
      no.value = null
    } catch (error) {
      no.value = error
    }
  }

  const onShow = (): void => void (document.visibilityState === 'visible' && refresh())
  let timer: ReturnType<typeof setInterval> | undefined
  onMounted(() => {
    void refresh()
    timer = setInterval(onShow, 60_000)
    document.addEventListener('visibilitychange', onShow)
  })
  onBeforeUnmount(() => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', onShow)
  })
  const counts = computed(() => ({ waiting: rows.waiting.length, mine: rows.mine.length, returned: rows.returned.length, overdue: rows.overdue.length, after: rows.after.length }))
  return { rows, counts, read, no, now, refresh }
}
