import type { Desk } from '@/i18n/zh-CN/desk'

export const queue: Desk['queue'] = {
  title: 'Queue',
  takeNext: 'Take the next one',
  nothingWaits: 'Nothing waits. Take a rest.',
  free: 'nobody',
  search: 'Find by filing or account',
  allKeys: 'All keys',
  tabs: { waiting: 'Waiting', mine: 'Mine', returned: 'Returned', overdue: 'Overdue', after: 'After the review' },
  empty: {
    waiting: 'Nothing waits.',
    mine: 'You have none. Press C to take the next one.',
    returned: 'None is out for correction.',
    overdue: 'None is late.',
    after: 'None waits to be handed over, for an SMS or for the authority.',
  },
  filter: { stage: 'All stages', province: 'All provinces', kind: 'All kinds' },
  column: { filing: 'Filing', kind: 'Kind', province: 'Province', services: 'Services', stage: 'Stage', age: 'Submitted', due: 'Due', claimed: 'Reviewer' },
  keys: {
    jk: { key: 'J K', does: 'next, previous' },
    enter: { key: 'Enter', does: 'claim and open' },
    o: { key: 'O', does: 'look only, do not claim' },
    c: { key: 'C', does: 'claim what has waited longest' },
    slash: { key: '/', does: 'search' },
    tabs: { key: '1 – 5', does: 'another tab' },
    r: { key: 'R', does: 'read again' },
    help: { key: '?', does: 'show the keys' },
  },
}
