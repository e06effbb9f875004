import type { Desk } from '@/i18n/zh-CN/desk'

export const statistics: Desk['statistics'] = {
  title: 'Statistics',
  since: 'Since',
  now: 'Filings by stage, now',
  hours: 'Time at each stage, on average ({unit})',
  returned: 'Why filings are returned',
  rejected: 'Why the authority rejects',
  overruled: 'Findings that were overruled',
  reviewers: 'Who has how many',
  trend: 'Returned, by month',
  rest: 'others',
  filings: 'filings',
  hour: 'hours',
  minute: 'minutes',
  times: 'times',
  none: 'There is nothing yet.',
  noneReturned: 'Nothing was returned.',
  noneOverruled: 'Nothing was overruled.',
  noneClaimed: 'Nobody has any now.',
}
