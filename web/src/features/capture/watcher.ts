// Feeds the preview to the worker, a few frames a second, and says what it saw.
import type { Layout } from './live/layout'
import { lookAround } from './live/layout'
import type { Box } from './live/luma'
import type { Frame, Looked, Pixels } from './live/worker'

// Between one answer and the next frame: about six a second, with time left for the preview on an old phone.
const pause = 130
const smallest = 320
// The letters of a card are told apart from here on; more would only be slower.
const detail = 640

function pixels(video: HTMLVideoElement, from: Box, width: number, height: number, canvas: HTMLCanvasElement): Pixels | null {
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return null
  context.drawImage(video, from.x, from.y, from.width, from.height, 0, 0, width, height)
  return { rgba: context.getImageData(0, 0, width, height).data.buffer, width, height }
}

export interface Looking {
  looked: Looked
  /** From the small frame's pixels to the camera's. */
  toCamera: (box: Box) => Box
}

export class Watcher {
  private readonly worker = new Worker(new URL('./live/worker.ts', import.meta.url), { type: 'module' })
  private readonly canvases = [document.createElement('canvas'), document.createElement('canvas')] as const
  private timer: ReturnType<typeof setTimeout> | undefined
  private toCamera: Looking['toCamera'] = (box) => box

  /** Without a worker (its file did not come) there are no hints, and the button still works. */
  constructor(
    private readonly video: HTMLVideoElement,
    private readonly where: () => Layout | null,
    saw: (looking: Looking) => void,
  ) {
    this.worker.onmessage = ({ data }: MessageEvent<Looked>) => {
      saw({ looked: data, toCamera: this.toCamera })
      this.timer = setTimeout(() => this.next(), pause)
    }
    this.next()
  }

  private next(): void {
    const frame = this.frame()
    if (frame) this.worker.postMessage(frame, [frame.small.rgba, frame.detail.rgba])
    else this.timer = setTimeout(() => this.next(), pause)
  }

  private frame(): Frame | null {
    const layout = this.where()
    if (!layout || !this.video.videoWidth || this.video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || document.hidden) return null
    const { from, to, frame } = lookAround(layout.source, { width: this.video.videoWidth, height: this.video.videoHeight }, smallest)
    const small = pixels(this.video, from, to.width, to.height, this.canvases[0])
    const shrink = Math.min(1, detail / Math.max(layout.source.width, layout.source.height))
    const fine = pixels(this.video, layout.source, Math.round(layout.source.width * shrink), Math.round(layout.source.height * shrink), this.canvases[1])
    if (!small || !fine) return null
    const grow = from.width / to.width
    this.toCamera = (box) => ({ x: from.x + box.x * grow, y: from.y + box.y * grow, width: box.width * grow, height: box.height * grow })
    return { small, detail: fine, frame }
  }

  stop(): void {
    clearTimeout(this.timer)
    this.worker.terminate()
  }
}
