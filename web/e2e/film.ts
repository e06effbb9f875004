// A camera that looks at a photographed specimen: Chromium plays a file of JPEGs, one after the other, as its camera.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { chromium, type Browser } from '@playwright/test'

type Quad = [number, number][]

// As wide as a plain phone's preview; what it shows of a card is still legible to the desk.
const camera = { width: 1920, height: 1440 }
/** A tablet that lies across: there the fake camera, which lies across too, is shown nearly whole. */
export const tablet = { width: 1180, height: 820 }
// Where the page draws a card's frame on it, as a share of the camera's picture.
const frame = { middle: [0.5, 0.475], width: 0.66 } as const

export class Film {
  readonly file = join(mkdtempSync(join(tmpdir(), 'beian-film-')), 'camera.mjpeg')

  constructor() {
    // Chromium opens it at its start already.
    writeFileSync(this.file, '')
  }

  get launchOptions() {
    return {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-video-capture=${this.file}`,
      ],
    }
  }

  /** From now on (as soon as it is opened anew) the camera sees this photo, with the document in the frame. */
  async show(browser: Browser, photo: string): Promise<void> {
    const truth = readFileSync(join(dirname(photo), 'truth.jsonl'), 'utf8').split('\n')[0] ?? '{}'
    const { quad } = JSON.parse(truth) as { quad: Quad }
    const jpeg = await this.framed(browser, readFileSync(photo), quad)
    writeFileSync(this.file, Buffer.concat(Array.from({ length: 10 }, () => jpeg)))
  }

  /** Shifted and scaled; what is uncovered at its borders is the table, mirrored. */
  private async framed(browser: Browser, photo: Buffer, quad: Quad): Promise<Buffer> {
    const page = await browser.newPage()
    try {
      const made = await page.evaluate(
        async ({ address, quad, camera, frame }) => {
          const picture = new Image()
          picture.src = address
          await picture.decode()
          const [xs, ys] = [quad.map(([x]) => x), quad.map(([, y]) => y)]
          const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
          const scale = (camera.width * frame.width) / (right - left)
          const [width, height] = [picture.naturalWidth * scale, picture.naturalHeight * scale]
          const x = camera.width * frame.middle[0] - ((left + right) / 2) * scale
          const y = camera.height * frame.middle[1] - ((top + bottom) / 2) * scale
          const canvas = document.createElement('canvas')
          canvas.width = camera.width
          canvas.height = camera.height
          const context = canvas.getContext('2d')
          for (const column of [-1, 0, 1])
            for (const row of [-1, 0, 1]) {
              context?.setTransform(column ? -1 : 1, 0, 0, row ? -1 : 1, x + (column > 0 ? 2 : 0) * width * column, y + (row > 0 ? 2 : 0) * height * row)
              context?.drawImage(picture, 0, 0, width, height)
            }
          return canvas.toDataURL('image/jpeg', 0.92)
        },
        { address: `data:image/jpeg;base64,${photo.toString('base64')}`, quad, camera, frame },
      )
      return Buffer.from(made.split(',')[1] ?? '', 'base64')
    } finally {
      await page.close()
    }
  }
}

/** A browser of its own, without a camera, to prepare what the camera will see. */
export const workshop = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
