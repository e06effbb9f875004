import type { Desk } from '@/i18n/zh-CN/desk'

export const shell: Desk['shell'] = {
  title: 'Desk',
  skip: 'Skip to the page',
  sections: {
    queue: 'Queue',
    rules: 'Rules',
    statistics: 'Statistics',
    users: 'Accounts',
    jobs: 'Jobs',
    results: 'Results',
    keeping: 'Keeping',
    audit: 'Audit',
    rulebook: 'Rulebook',
    account: 'My account',
  },
  notStaff: 'This is the desk of the staff; your account is for filing.',
  front: 'Applicants’ pages',
  toApplicant: 'Go to your filings',
  noStart: 'The server did not answer. Check the network and try again.',
}
