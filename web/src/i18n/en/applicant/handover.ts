import type { Handover } from '@/i18n/zh-CN/applicant/handover'

export const handover: Handover = {
  title: 'Go on on another device',
  how: 'Scan this with its camera. You need not log in again; it opens this very page.',
  careful: 'Let nobody else scan it: it opens your filing. The code changes every three minutes and works once.',
  code: 'QR code to go on on another device',
  under: 'Taking over, a second or two.',
  over: 'This code has run out',
  overHow: 'A code works once, for three minutes. Go back to the other device and scan what it shows now.',
  other: '“{name}” is logged in on this device.',
  switch: 'Use the other device’s account',
  stay: 'Stay with “{name}”',
  phone: { title: 'A phone takes clearer photos', text: 'Scan this with your phone; no log-in needed. What you take there shows up here by itself.' },
}
