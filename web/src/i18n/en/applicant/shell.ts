import type { Shell } from '@/i18n/zh-CN/applicant/shell'

export const shell: Shell = {
  skip: 'Skip to the text',
  nav: 'Account and language',
  account: 'Account',
  mine: 'My filings',
  newFiling: 'Begin a new one',
  noFilings: 'No filing yet. Answer a few questions and see what to prepare.',
  within: 'This filing',
  materials: 'Materials',
  form: 'Details',
  progress: 'Progress',
  saving: { saved: 'Saved', typing: 'Saves when you pause', saving: 'Saving', waiting: 'No connection; saves when it is back', refused: 'Not saved' },
  fillForm: 'Fill in the details',
  fillFormHow: 'Once your documents are photographed, what can be read is filled in for you.',
  logInAgain: 'You were logged out. Log in again; what you typed is still here.',
  oneQuestion: 'Questions still open: {n}',
  takeBack: 'Answer again',
  check: 'Check and submit',
  link: 'A link for you',
  linkHow: 'Open the whole link that was sent to you.',
}
