// The letters that the desk writes for a filing: which there are, how each stands, and its file.
import { api, callerHeaders, told, type Schemas } from '@/api/client'
import { reached } from '@/api/pages'
import { Problem } from '@/api/problem'

export type Letter = Schemas['Letter']
export type Gap = Schemas['LetterGap']
export type Ask = Schemas['LetterAsk']
export type Answers = Readonly<Record<string, string>>
export type Format = 'pdf' | 'docx'

export const lettersOf = async (filing: string): Promise<Letter[]> =>
  (await told(api.GET('/filings/{filing}/letters', { params: { path: { filing } } }))).items

export const fetchLetter = (filing: string, letter: Letter, format: Format): Promise<Blob> => fetched(filing, letter, { format, purpose: 'own letter' })

/** One of its pages, `width` pixels wide. */
export const fetchSheet = (filing: string, letter: Letter, page: number, width: number): Promise<Blob> =>
  fetched(filing, letter, { format: 'png', page: String(page), width: String(width), purpose: 'own letter' })

async function fetched(filing: string, { material, service }: Letter, query: Record<string, string>): Promise<Blob> {
  const path = [filing, 'letters', material].map(encodeURIComponent).join('/')
  const asked = new URLSearchParams({ service: String(service), ...query })
  const answer = await reached(fetch(`/api/v1/filings/${path}?${asked.toString()}`, { headers: callerHeaders(), credentials: 'same-origin' }))
  if (!answer.ok) throw Problem.from(answer, await answer.json().catch(() => undefined))
  return answer.blob()
}

export const fileName = (letter: Letter, format: Format): string => `${letter.title}.${format}`

/** Into the browser's downloads, under its own name. */
export function keep(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

export const findLetter = (letters: readonly Letter[], material: string, service: number): Letter | undefined =>
  letters.find((one) => one.material === material && one.service === service)

/** The letter of one item; where the item leaves a choice, that of the chosen material. */
export const letterOf = (letters: readonly Letter[], item: string, material: string): Letter | undefined =>
  letters.find((one) => one.item === item && one.material === material)

/** `services[1]` of `services[1].head.name`: the screen of the form that the field is on. */
export const screenOf = (field: string): string => /^[a-z_]+(\[\d+\])?/.exec(field)?.[0] ?? ''

/** What is asked and has no answer yet. */
export const openAsks = (letter: Letter, answers: Answers): Ask[] => letter.asks.filter((one) => !answers[one.ask]?.trim())

/** What is wrong with an answer while it is typed; `null`: nothing. The server has the last word. */
export function tooMuch(ask: Ask, answer: string): 'lines' | 'long' | null {
  const lines = answer.split('\n').map((line) => line.trim()).filter(Boolean)
  if (ask.many && lines.length > ask.many) return 'lines'
  if (ask.many ? lines.some((line) => [...line].length > ask.most) : [...answer].length > ask.most) return 'long'
  return null
}

/** Without what is empty. */
export const sentAnswers = (answers: Answers): Record<string, string> => Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer.trim()))

export const tone: Record<Letter['state'], string> = { incomplete: '', ready: 'badge-accent', drawn: 'badge-accent', stale: 'badge-look', handed_in: 'badge-done' }
