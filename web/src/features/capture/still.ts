// From what the camera or the album gives to what the server takes.
import type { ByteRange } from './limits'

export type Encode = (quality: number, scale: number) => Promise<Blob>

const first = 0.92
// What a small picture is worth more of, and what a large one can do without before letters suffer.
const better = [0.97, 1]
const leaner = [0.86, 0.78, 0.7]
const smaller = [0.8, 0.64, 0.5]

/** Good at once; else as good as fits, else smaller. The last one tried where none fits: the server says what is wrong with it. */
export async function encodeWithin(encode: Encode, range: ByteRange): Promise<Blob> {
  let made = await encode(first, 1)
  if (made.size < range.min) {
    for (const quality of better) {
      const next = await encode(quality, 1)
      if (next.size > range.max) break
      made = next
      if (made.size >= range.min) break
    }
    return made
  }
  const steps: [number, number][] = [...leaner.map((quality): [number, number] => [quality, 1]), ...smaller.map((scale): [number, number] => [0.85, scale])]
  for (const [quality, scale] of steps) {
    if (made.size <= range.max) break
    made = await encode(quality, scale)
  }
  return made
}

interface Drawable {
  source: CanvasImageSource
  width: number
  height: number
}

function encoder({ source, width, height }: Drawable): Encode {
  return (quality, scale) => {
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(width * scale)
    canvas.height = Math.round(height * scale)
    const context = canvas.getContext('2d')
    if (!context) return Promise.reject(new Error('no canvas'))
    context.imageSmoothingQuality = 'high'
    context.drawImage(source, 0, 0, canvas.width, canvas.height)
    return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('not encoded'))), 'image/jpeg', quality))
  }
}

export const fromVideo = (video: HTMLVideoElement, range: ByteRange): Promise<Blob> =>
  encodeWithin(encoder({ source: video, width: video.videoWidth, height: video.videoHeight }), range)

// What the desk takes as it is; HEIC and the like are drawn anew where the browser can show them.
const taken = ['image/jpeg', 'image/png', 'image/gif']

/** A file as it is where it may be: every encoding costs sharpness, and the server sees how it was taken. Too large a one is encoded anew. */
export async function fromFile(file: Blob, range: ByteRange): Promise<Blob> {
  if (taken.includes(file.type) && file.size <= range.max) return file
  const picture = await loaded(file)
  if (!picture) return file
  return encodeWithin(encoder({ source: picture, width: picture.naturalWidth, height: picture.naturalHeight }), range)
}

/** An `<img>` turns the picture upright as its tag says, in every browser. */
async function loaded(file: Blob): Promise<HTMLImageElement | null> {
  const address = URL.createObjectURL(file)
  try {
    const picture = new Image()
    picture.src = address
    await picture.decode()
    return picture
  } catch {
    return null
  } finally {
    // Decoded: the address is not needed for drawing.
    URL.revokeObjectURL(address)
  }
}
