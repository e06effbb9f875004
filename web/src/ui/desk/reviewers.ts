// Who reviews here, by name. Asked for once; where no answer came the beginning of the account's id does.
import { shallowRef } from 'vue'
import { api, told } from '@/api/client'

type Reviewer = Awaited<ReturnType<typeof ask>>[number]
const ask = async () => (await told(api.GET('/reviews/reviewers'))).items

const all = shallowRef<Reviewer[]>([])
let asked: Promise<void> | null = null

export function useReviewers() {
  asked ??= ask().then(
    (items) => void (all.value = items),
    () => void (asked = null),
  )
  const nameOf = (account: string): string => all.value.find((one) => one.account === account)?.name ?? account.slice(0, 8)
  return { reviewers: all, nameOf }
}
