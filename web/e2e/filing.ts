// A filing as docs/tour.sh makes it: a person's first website in Beijing, with photos of a specimen card, submitted.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Api, type Desk, type Person } from './desk'

interface Seen {
  filing: string
  status: string
  items: { item: string }[]
}
interface Question {
  fact: string
  type: string
  values: string[]
}
interface Finding {
  severity: string
  item: string
  field?: string
  check: string
  answer: string
  message: { zh: string }
}

/** What the drawn card says, beside its photo. */
function truth(photo: string): Record<string, string> {
  const said: Record<string, string> = {}
  for (const line of readFileSync(join(dirname(photo), 'truth.jsonl'), 'utf8').split('\n').filter(Boolean)) {
    const { fields } = JSON.parse(line) as { fields?: { name: string; value: string }[] }
    for (const field of fields ?? []) said[field.name] = field.value
  }
  return said
}

/** What does no harm: no, none, mainland, the first of the values, an adult. */
function harmless({ fact, type, values }: Question): string {
  if (fact.endsWith('.age')) return '30'
  if (type === 'bool') return 'false'
  if (type === 'number') return '1'
  if (type === 'list') return ''
  if (type === 'text') return '样本'
  return ['mainland', 'beijing'].find((value) => values.includes(value)) ?? values[0] ?? ''
}

export interface FilingWish {
  seed?: string
  /** A phone, and a person, may file once only: whoever makes several names another phone and seed for each. */
  phone?: string
  /** How the photos are taken, as `tools/specimen` names it. */
  situation?: string
  /** What is wrong with the photo of the front; only what the desk lets through with a warning. */
  defect?: string
  /** The head whose portrait the card bears, by its seed. */
  portrait?: number
  /** Does the live check of the service's head, in place of the service that else says so. */
  live?: (filing: string, api: Api) => Promise<void>
}

/** As its applicant; `admin` reports what the verification service saw. */
export async function submittedFiling(desk: Desk, owner: Person, wish: FilingWish = {}): Promise<{ filing: string; api: Api }> {
  const [api, admin] = [await desk.api(owner), await desk.api(desk.administrator)]
  // As large as is read from: three megapixels are sooner drawn, sent and opened than a phone's twelve.
  const of = ['--seeds', wish.seed ?? '1000001', '--size', '2016x1512']
  const options = [...of, '--situation', wish.situation ?? 'sharp']
  const front = [...(wish.defect ? [...of, '--defect', wish.defect] : options), ...(wish.portrait ? ['--portrait', String(wish.portrait)] : [])]
  const photos = { front: desk.photos('id_card:front', front)[0] ?? '', back: desk.photos('id_card:back', options)[0] ?? '' }
  const card = { ...truth(photos.back), ...truth(photos.front) }
  const { filing } = await api.json<Seen>('POST', '/filings', { kind: 'first', province: 'beijing', subject_kind: 'person' })
  const path = `/filings/${filing}`
  const version = async (): Promise<Record<string, string>> => ({ 'If-Match': (await api.ask('GET', path)).headers.get('etag') ?? '' })

  const person = { name: card['name'], certificate_type: '2', certificate_number: card['id_number'], certificate_until: card['valid_until'] }
  const phones = { mobile: wish.phone ?? '13800138000', emergency_phone: '13900139000', email: 'c@example.cn' }
  const home = '样本街2号院3号楼401室'
  const declaration = {
    province: 'beijing', subject_kind: 'person', answers: [] as string[],
    form: {
      filing: { consent: true },
      subject: { nature: '5', region: '110105', address: home, certificate_address: card['address'] ?? home, remark: '记录我自己读书和做饭的心得，没有别的内容', ...person },
      head: { ...person, ...phones },
      services: [{
        kind: 'website', name: `${card['name'] ?? ''}的读书笔记`, url: 'https://example.cn/', contents: ['8388608'], approvals: ['24'], languages: ['1'],
        remark: '记录我自己读书的心得，供朋友阅读，没有别的内容',
        domains: [{ name: 'example.cn', holder: 'subject', verified: '2025-01-01', expires: '2028-01-01' }],
        head: { ...person, ...phones },
      }],
    },
  }
  const save = async (): Promise<void> => void (await api.ask('PUT', `${path}/form`, declaration, await version()))
  await save()
  for (let n = 0; n < 40; ++n) {
    const { services } = await api.json<{ services: { questions: Question[] }[] }>('GET', `${path}/checklist`)
    const question = services[0]?.questions[0]
    if (!question) break
    declaration.answers.push(`${question.fact}=${harmless(question)}`)
    await save()
  }
  for (const item of ['head', 'service_head'])
    for (const side of ['front', 'back'] as const)
      await api.ask('PUT', `${path}/pages/${item}.id_card/${side}`, new Uint8Array(readFileSync(photos[side])), { 'Content-Type': 'image/jpeg' }).catch((no: unknown) => {
        // Where both heads are one person, the second card is not asked for.
        if (item === 'head') throw no
      })
  for (const who of wish.live ? ['head'] : ['head', 'service_head']) await admin.json('POST', `${path}/presences`, { person: who, reference: `trip ${who}` })
  await wish.live?.(filing, api)
  await ready(api, path)
  const submitted = await api.json<Seen>('POST', `${path}/submission`, undefined, await version())
  if (submitted.status !== 'submitted') throw new Error(`submitted: ${submitted.status}`)
  return { filing, api }
}

/** Waits until the photos are judged; then nothing may stand in the way. */
async function ready(api: Api, path: string): Promise<void> {
  let blocking: Finding[] = []
  for (let n = 0; n < 400; ++n) {
    const { findings } = await api.json<{ findings: Finding[] }>('GET', `${path}/check`)
    blocking = findings.filter((finding) => finding.severity === 'block')
    if (!blocking.some((finding) => `${finding.check}:${finding.answer}`.startsWith('gate.pages:waiting'))) break
    await new Promise((end) => setTimeout(end, 250))
  }
  if (blocking.length) throw new Error(blocking.map((one) => `${one.item} ${one.check}:${one.answer} ${one.field ?? ''} ${one.message.zh}`).join('\n'))
}
