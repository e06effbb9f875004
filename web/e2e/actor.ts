// Someone before the camera who is nobody: a head that tools/specimen draws, doing what the page asks when it asks it.
//
// What is asked is drawn anew for each check and told one step at a time, so no film that was made before can answer it (that is the point
// of it), and Chromium reads the file of its fake camera only when the camera opens. So the camera itself is stood in for: its picture is a
// canvas on which drawn frames are played, chosen by what the page shows by then. The actor has eyes and no other way to know: it reads the
// heading, and the colour that shines from the screen. It stands in for the person and the lens; the page and the desk are the real ones.
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { BrowserContext } from '@playwright/test'
import { specimen } from './desk'

/** What the page says, and what somebody does who reads it. */
const gestures = { turn_left: '慢慢向左转头', turn_right: '慢慢向右转头', nod: '慢慢点头', blink: '闭眼，再睁开', open_mouth: '张开嘴', move_closer: '靠近手机' } as const
const colours = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 0], [0, 255, 255], [255, 0, 255]] as const
// Long enough at rest that its end and its beginning are not seen again and again.
const atRest = 4000
const each = 3000
const shine = 700

interface Clip {
  from: number
  until: number
  /** How fast it is played. */
  pace: number
}
interface Reel {
  /** The moment of each frame of `film`, and of `lit`, in milliseconds. */
  film: number[]
  lit: number[]
  rest: Clip
  /** By what the heading says. */
  doing: Record<string, Clip>
  /** By the colour of the screen, as the browser writes it. */
  colour: Record<string, Clip>
}

// Where ACTOR names a folder what was drawn is there for the next run; drawing takes longer than acting.
const kept = process.env['ACTOR']
const run = promisify(execFile)
const made = new Map<string, Promise<Actor>>()

interface Actor {
  folder: string
  reel: Reel
}

async function draw(folder: string, name: string, seed: number, kind: string, challenge: object): Promise<number[]> {
  const asked = join(folder, `${name}.json`)
  writeFileSync(asked, JSON.stringify(challenge))
  const truth = join(folder, name, 'truth.jsonl')
  if (!existsSync(truth)) await run(specimen, ['presence', '--kind', kind, '--seed', String(seed), '--size', '480x640', '--challenge', asked, '--out', join(folder, name)])
  return readFileSync(truth, 'utf8').split('\n').filter(Boolean).map((line) => (JSON.parse(line) as { at: number }).at)
}

/** Everything that may be asked, done once, and the face in the light of each colour. What does nothing that is asked (a photo) is shown
 *  tilted once, whatever is asked. */
async function film(seed: number, kind: string): Promise<Actor> {
  const folder = kept ? join(kept, `${seed}-${kind}`) : mkdtempSync(join(tmpdir(), 'beian-actor-'))
  mkdirSync(folder, { recursive: true })
  const acts = kind === 'genuine' ? (Object.keys(gestures) as (keyof typeof gestures)[]) : (['turn_left'] as const)
  const begins = acts.map((name, n) => ({ kind: name, at: atRest + n * each }))
  const [film, lit] = await Promise.all([
    draw(folder, 'film', seed, kind, { prompts: begins, until: atRest + begins.length * each }),
    draw(folder, 'lit', seed, kind, { prompts: [], colours: colours.map((rgb, n) => ({ rgb, at: n * shine })), until: colours.length * shine }),
  ])
  const from = (name: string): number => (begins.find((one) => one.kind === name) ?? begins[0])?.at ?? 0
  // Whoever is told to shut their eyes keeps them shut for longer than a blink that comes by itself.
  const doing = Object.fromEntries(Object.entries(gestures).map(([name, says]) => [says, { from: from(name), until: from(name) + each, pace: name === 'blink' ? 0.5 : 1 }]))
  const colour = Object.fromEntries(colours.map((rgb, n) => [`rgb(${rgb.join(', ')})`, { from: n * shine, until: (n + 1) * shine, pace: 1 }]))
  return { folder, reel: { film, lit, rest: { from: 0, until: atRest, pace: 1 }, doing, colour } }
}

/** Draws what `before` will show; asked for early it is there when it is needed. */
export function rehearsed(seed: number, kind = 'genuine'): Promise<Actor> {
  const name = `${seed} ${kind}`
  const found = made.get(name) ?? film(seed, kind)
  made.set(name, found)
  return found
}

/** From now on every camera that a page of this context opens looks at the actor. `kind` as `specimen list` names it. */
export async function before(context: BrowserContext, seed: number, kind = 'genuine'): Promise<void> {
  const { folder, reel } = await rehearsed(seed, kind)
  await context.route('**/actor/*/*.jpg', (route) => {
    const [, film = '', file = ''] = /\/actor\/(film|lit)\/(\d+\.jpg)$/.exec(new URL(route.request().url()).pathname) ?? []
    return route.fulfill({ path: join(folder, film, file), contentType: 'image/jpeg' })
  })
  await context.addInitScript(play, reel)
}

/** Runs in the page. */
function play(reel: Reel): void {
  const [width, height] = [480, 640]
  const frames = new Map<string, Promise<Blob>>()
  const frame = (film: string, n: number): Promise<Blob> => {
    const address = `/actor/${film}/${String(n).padStart(4, '0')}.jpg`
    if (!frames.has(address)) frames.set(address, fetch(address).then((answer) => answer.blob()))
    return frames.get(address) as Promise<Blob>
  }
  const at = (times: number[], ms: number): number => Math.max(0, times.findIndex((time, n) => time <= ms && (times[n + 1] ?? Infinity) > ms))

  async function camera(): Promise<MediaStream> {
    const canvas = Object.assign(document.createElement('canvas'), { width, height })
    const context = canvas.getContext('2d')
    if (!context) throw new DOMException('', 'NotReadableError')
    await Promise.all([...reel.film.map((_, n) => frame('film', n)), ...reel.lit.map((_, n) => frame('lit', n))])
    // A sensor's noise: no two pictures of a camera are the same.
    const grain = new OffscreenCanvas(160, 160)
    const noise = grain.getContext('2d')
    for (let n = 0; noise && n < 160 * 160; n++) {
      noise.fillStyle = Math.random() < 0.5 ? 'rgb(0 0 0 / 0.012)' : 'rgb(255 255 255 / 0.012)'
      noise.fillRect(n % 160, Math.floor(n / 160), 1, 1)
    }
    const grainy = context.createPattern(grain, 'repeat') ?? ''

    let read = ''
    let since = performance.now()
    const stream = canvas.captureStream(15)
    const tick = async (): Promise<void> => {
      const now = performance.now()
      const live = document.querySelector('dialog.live')
      const says = live?.querySelector('h1')?.textContent ?? ''
      if (says !== read && reel.doing[says]) since = now
      // Told to look ahead again they finish what they do.
      if (reel.doing[says] || !reel.doing[read] || now - since > 4000) read = says
      const colour = live ? reel.colour[getComputedStyle(live).backgroundColor] : undefined
      const doing = reel.doing[read]
      const clip = colour ?? (doing && (now - since) * doing.pace < doing.until - doing.from ? doing : reel.rest)
      const into = clip === doing ? (now - since) * clip.pace : now % (clip.until - clip.from)
      const film = colour ? 'lit' : 'film'
      const picture = await createImageBitmap(await frame(film, at(colour ? reel.lit : reel.film, clip.from + into)))
      // As near as the oval on the screen asks for: films are drawn at arm's length.
      const near = 1.4
      context.drawImage(picture, (width * (1 - near)) / 2, (height * (1 - near)) / 2, width * near, height * near)
      picture.close()
      context.save()
      context.translate(-Math.floor(Math.random() * 160), -Math.floor(Math.random() * 160))
      context.fillStyle = grainy
      context.fillRect(0, 0, width + 160, height + 160)
      context.restore()
      if (stream.active) setTimeout(() => void tick(), Math.max(0, 66 - (performance.now() - now)))
    }
    await tick()
    return stream
  }
  navigator.mediaDevices.getUserMedia = camera
}
