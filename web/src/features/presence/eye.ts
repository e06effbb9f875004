// The camera that looks at the face, and the frames of it that are sent: upright, cut to what the page shows, never mirrored.
import { whyNoCamera, type CameraNo } from '@/ui/camera'
import type { Check } from './check'

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** What the page shows of a camera that lies across: a portrait's width over its height. */
export const portrait = 3 / 4

/** The middle of the picture in the shape of a portrait, and how large it is sent. */
export function cut(width: number, height: number, longest: number): { from: Box; width: number; height: number } {
  const across = Math.min(width, height * portrait)
  const upright = Math.min(height, across / portrait)
  const shrink = Math.min(1, longest / upright)
  const from = { x: (width - across) / 2, y: (height - upright) / 2, width: across, height: upright }
  return { from, width: Math.round(across * shrink), height: Math.round(upright * shrink) }
}

const qualities = [0.82, 0.65, 0.45, 0.3]

export class Eye {
  private readonly canvas = document.createElement('canvas')
  private quality = 0

  constructor(private readonly video: HTMLVideoElement) {}

  async grab(send: Check['send']): Promise<Uint8Array | null> {
    const { videoWidth, videoHeight } = this.video
    if (!videoWidth || this.video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null
    const { from, width, height } = cut(videoWidth, videoHeight, send.longest)
    if (this.canvas.width !== width || this.canvas.height !== height) Object.assign(this.canvas, { width, height })
    const context = this.canvas.getContext('2d', { willReadFrequently: true })
    if (!context) return null
    context.drawImage(this.video, from.x, from.y, from.width, from.height, 0, 0, width, height)
    for (;;) {
      const jpeg = await new Promise<Blob | null>((resolve) => this.canvas.toBlob(resolve, 'image/jpeg', qualities[this.quality]))
      if (!jpeg) return null
      if (jpeg.size <= send.most_bytes || this.quality === qualities.length - 1) return new Uint8Array(await jpeg.arrayBuffer())
      // A busy background does not fit; from now on all are a little coarser.
      this.quality++
    }
  }
}

/** Twice as fine as what is sent, so that a camera that lies across still fills it. */
const wanted: MediaTrackConstraints = { facingMode: { ideal: 'user' }, width: { ideal: 1280 }, height: { ideal: 960 }, frameRate: { ideal: 24 } }

export const openEye = (): Promise<MediaStream> => navigator.mediaDevices.getUserMedia({ video: wanted, audio: false })

export const isWeChat = (agent: string): boolean => /MicroMessenger/i.test(agent)

/** `wechat`: its own browser has no camera for pages; `old`: this browser knows none. */
export type EyeNo = CameraNo | 'wechat' | 'old'

/** Why there is nothing to open; `null` where it may be tried. */
export function whyNoEye(agent = navigator.userAgent): EyeNo | null {
  const why = whyNoCamera()
  if (why !== 'none') return why
  return isWeChat(agent) ? 'wechat' : 'old'
}
