// A camera that looks at a photographed specimen: Chromium plays a file of JPEGs, one after the other, as its camera.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { chromium, type Browser, type Page } from '@playwright/test'

type Quad = [number, number][]

/** A camera's pixels, and where the page draws a card's frame on them: its middle and its width, as shares of the picture. */
interface Lens {
  camera: { width: number; height: number }
  frame: { middle: readonly [number, number]; width: number }
}
/** A tablet that lies across: there the fake camera, which lies across too, is shown nearly whole. */
export const tablet = { width: 1180, height: 820 }
// As wide as a plain phone's preview; what it shows of a card is still legible to the desk.
const across: Lens = { camera: { width: 1920, height: 1440 }, frame: { middle: [0.5, 0.475], width: 0.66 } }
/** A phone of 360 by 740 held upright, with a good camera: of its sides a third is not shown. */
export const phone: Lens = { camera: { width: 2160, height: 2880 }, frame: { middle: [0.5, 0.47], width: 0.56 } }

export class Film {
  readonly file = join(mkdtempSync(join(tmpdir(), 'beian-film-')), 'camera.mjpeg')

  constructor(private readonly lens: Lens = across) {
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

  /** A phone turns its camera's picture upright; the browser that plays one crops it to what was asked for: it is asked for this. */
  async held(page: Page): Promise<void> {
    await page.addInitScript(({ width, height }) => {
      const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
      navigator.mediaDevices.getUserMedia = () => ask({ video: { width: { exact: width }, height: { exact: height } } })
    }, this.lens.camera)
  }

  /** From now on (as soon as it is opened anew) the camera sees this photo, with the document in the frame. */
  async show(browser: Browser, photo: string): Promise<void> {
    const truth = readFileSync(join(dirname(photo), 'truth.jsonl'), 'utf8').split('\n')[0] ?? '{}'
    const { quad } = JSON.parse(truth) as { quad: Quad }
    const jpeg = await this.framed(browser, readFileSync(photo), quad)
    writeFileSync(this.file, Buffer.concat(Array.from({ length: 10 }, () => jpeg)))
  }

  /** Shifted and scaled, so that the document lies in the frame. */
  private async framed(browser: Browser, photo: Buffer, quad: Quad): Promise<Buffer> {
    const page = await browser.newPage()
    const { camera, frame } = this.lens
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
          context?.drawImage(picture, x, y, width, height)
          // The table goes on: a strip of its edge, seen through a few pixels so that no grain becomes a line.
          const smooth = document.createElement('canvas')
          const extend = (from: [number, number, number, number], to: [number, number, number, number], across: boolean): void => {
            if (to[2] <= 0 || to[3] <= 0 || from[2] <= 0 || from[3] <= 0) return
            smooth.width = across ? 1 : 16
            smooth.height = across ? 16 : 1
            smooth.getContext('2d')?.drawImage(canvas, ...from, 0, 0, smooth.width, smooth.height)
            context?.drawImage(smooth, ...to)
          }
          const strip = 24
          extend([x, y, width, strip], [x, 0, width, y], false)
          extend([x, y + height - strip, width, strip], [x, y + height, width, canvas.height - y - height], false)
          extend([x, 0, strip, canvas.height], [0, 0, x, canvas.height], true)
          extend([x + width - strip, 0, strip, canvas.height], [x + width, 0, canvas.width - x - width, canvas.height], true)
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
