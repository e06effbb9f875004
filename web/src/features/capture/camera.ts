// The rear camera: opened, lit, released.
import type { ByteRange } from './limits'
import { fromFile, fromVideo } from './still'

export { cameraNo, cameraNos, whyNoCamera, type CameraNo } from '@/ui/camera'

interface Photographer {
  takePhoto(): Promise<Blob>
}
declare global {
  interface Window {
    ImageCapture?: new (track: MediaStreamTrack) => Photographer
  }
}

export interface Camera {
  stream: MediaStream
  hasTorch: boolean
  torch(on: boolean): Promise<void>
  still(video: HTMLVideoElement, range: ByteRange): Promise<Blob>
  close(): void
}

// Where the camera takes photos of its own the preview may be small; else the preview is the photo.
const preview = (): MediaTrackConstraints => {
  const fine = !window.ImageCapture
  return { facingMode: { ideal: 'environment' }, width: { ideal: fine ? 3840 : 1920 }, height: { ideal: fine ? 2160 : 1440 } }
}

// Some cameras never answer; the preview's frame is good enough then.
const patience = 4000

export async function openCamera(): Promise<Camera> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: preview(), audio: false })
  const track = stream.getVideoTracks()[0]
  if (!track) throw new DOMException('no track', 'NotFoundError')
  const able: MediaTrackCapabilities & { torch?: boolean } = 'getCapabilities' in track ? track.getCapabilities() : {}
  const photographer = window.ImageCapture ? new window.ImageCapture(track) : null
  return {
    stream,
    hasTorch: able.torch === true,
    async torch(on) {
      const lit: MediaTrackConstraintSet & { torch: boolean } = { torch: on }
      await track.applyConstraints({ advanced: [lit] })
    },
    async still(video, range) {
      const photo = photographer && (await soon(photographer.takePhoto()))
      // A camera's photo is taken only where it is more than the preview shows.
      return photo && photo.size >= range.min ? fromFile(photo, range) : fromVideo(video, range)
    },
    close: () => stream.getTracks().forEach((each) => each.stop()),
  }
}

const soon = (photo: Promise<Blob>): Promise<Blob | null> =>
  Promise.race([photo.catch(() => null), new Promise<null>((resolve) => setTimeout(() => resolve(null), patience))])
