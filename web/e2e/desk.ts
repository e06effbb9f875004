// A desk of its own for each file of trips: a served program on an empty folder, people who may log in, photos of specimens.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { test as base, type Page } from '@playwright/test'

const root = fileURLToPath(new URL('../..', import.meta.url))
const beian = process.env['BEIAN'] ?? join(root, 'build/dev/bin/beian')
const pages = process.env['BEIAN_PAGES']
export const specimen = process.env['SPECIMEN'] ?? join(root, 'build/dev/bin/specimen')

type Role = 'applicant' | 'agent' | 'reviewer' | 'senior_reviewer' | 'administrator' | 'auditor'
export interface Person {
  name: string
  password: string
}

/** A program's way in: a bearer token, and JSON both ways. */
export class Api {
  constructor(
    readonly address: string,
    readonly token: string | null = null,
  ) {}

  async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const raw = body instanceof Uint8Array
    const answer = await fetch(`${this.address}/api/v1${path}`, {
      method,
      headers: {
        ...(this.token ? { Authorization: `Bearer ${this.token}` } : {}),
        ...(body === undefined || raw ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? null : raw ? (body as unknown as BodyInit) : JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return answer
  }

  async json<T = Record<string, never>>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
    const answer = await this.ask(method, path, body, headers)
    return (answer.status === 204 ? undefined : await answer.json()) as T
  }
}

export class Desk {
  private constructor(
    private readonly server: ChildProcess,
    private readonly folder: string,
    readonly url: string,
    readonly administrator: Person,
  ) {}

  static async open(name: string): Promise<Desk> {
    const folder = mkdtempSync(join(tmpdir(), `beian-trip-${name}-`))
    const server = spawn(beian, ['serve', '--listen', '127.0.0.1:0', '--data', join(folder, 'data'), '--open-registration', '--quiet', ...(pages ? ['--pages', pages] : [])], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let url = ''
    for await (const line of createInterface({ input: server.stdout })) {
      url = /listening on ([^,]*),/.exec(line)?.[1] ?? url
      const token = /"token":"([0-9a-f]+)"/.exec(line)?.[1]
      if (!token) continue
      server.stdout.resume()
      const administrator = { name: 'ada', password: 'ada keeps the keys' }
      await new Api(url).json('POST', '/setup', { token, ...administrator })
      return new Desk(server, folder, url, administrator)
    }
    throw new Error('the desk did not start')
  }

  async close(): Promise<void> {
    const ended = new Promise((end) => this.server.once('exit', end))
    this.server.kill('SIGTERM')
    await ended
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** Someone who may log in; staff is made by the administrator, others register themselves. */
  async person(role: Role, name: string): Promise<Person> {
    const person = { name, password: `${name} has a long password` }
    if (role === 'applicant' || role === 'agent') await new Api(this.url).json('POST', '/accounts', { ...person, role })
    else await (await this.api(this.administrator)).json('POST', '/users', { ...person, role })
    return person
  }

  /** What a program may do for this person. */
  async api(person: Person): Promise<Api> {
    const login = await new Api(this.url).ask('POST', '/session', person)
    const { csrf, account } = (await login.json()) as { csrf: string; account: { role: Role } }
    const scopes = { applicant: ['pages'], agent: ['pages'], reviewer: ['pages', 'review'], senior_reviewer: ['pages', 'review'], administrator: ['admin'], auditor: ['audit'] }
    const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? ''
    const made = await new Api(this.url).json<{ token: string }>(
      'POST', '/me/tokens', { label: 'trip', scopes: ['read', 'write', ...scopes[account.role]] }, { Cookie: cookie, 'X-CSRF-Token': csrf },
    )
    return new Api(this.url, made.token)
  }

  /** Photos of a specimen (`id_card:front`), as `tools/specimen` takes them; paths of JPEGs. */
  photos(material: string, options: string[] = ['--seeds', '1000001', '--situation', 'sharp']): string[] {
    const out = join(this.folder, `photos-${material.replace(':', '-')}-${options.join('')}`)
    execFileSync(specimen, ['shoot', '--material', material, ...options, '--out', out])
    return readdirSync(out).filter((file) => file.endsWith('.jpg')).map((file) => join(out, file))
  }

  /** A page of a letter as this desk drew it (a PNG), printed, signed, sealed and dated, but for the fault, and photographed; a JPEG. `values` stand in it. */
  signed(letter: string, sheet: Uint8Array, values: Readonly<Record<string, string>>, fault = ''): string {
    const out = join(this.folder, `signed-${letter}${fault}`)
    mkdirSync(out, { recursive: true })
    writeFileSync(join(out, 'sheet.png'), sheet)
    const today = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10)
    const given = Object.entries(values).flatMap(([name, value]) => ['--value', `${name}=${value}`])
    execFileSync(specimen, [
      'letter', letter, '--picture', join(out, 'sheet.png'), ...given, '--today', today, '--page', '1', '--size', '3264x2448', '--rules', join(root, 'rules'), ...(fault ? ['--fault', fault] : []), '-o', out,
    ])
    return join(out, readdirSync(out).find((file) => file.endsWith('.jpg')) ?? '')
  }
}

export const test = base.extend<object, { deskOf: string; desk: Desk }>({
  // Files that say different names here never share a desk.
  deskOf: ['', { option: true, scope: 'worker' }],
  desk: [
    async ({ deskOf }, use) => {
      const desk = await Desk.open(deskOf)
      await use(desk)
      await desk.close()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ desk }, use) => use(desk.url),
  // What our own policy forbids would be missing on the page without a word.
  page: async ({ page }, use) => {
    const forbidden: string[] = []
    page.on('console', (line) => {
      if (/Content Security Policy/i.test(line.text())) forbidden.push(line.text())
    })
    await use(page)
    if (forbidden.length) throw new Error(forbidden.join('\n'))
  },
})

export { expect } from '@playwright/test'

/** Logged in by the interface itself, without the log-in page. */
export async function comeIn(page: Page, person: Person): Promise<void> {
  const answer = await page.request.post('/api/v1/session', { data: person })
  if (!answer.ok()) throw new Error(`log in: ${answer.status()}`)
}
