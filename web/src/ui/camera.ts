// Why did a camera not open? The same for a document's and for a face's.
export const cameraNos = ['denied', 'none', 'busy', 'insecure', 'unknown'] as const
export type CameraNo = (typeof cameraNos)[number]

const nameOf = (error: unknown): string => (error instanceof Error || error instanceof DOMException ? error.name : '')

/** What a failed `getUserMedia` means to the person. */
export function cameraNo(error: unknown): CameraNo {
  switch (nameOf(error)) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'none'
    case 'NotReadableError':
    case 'AbortError':
      return 'busy'
    default:
      return 'unknown'
  }
}

/** `null` where it may be tried: outside TLS browsers have no camera at all, and say so only by its absence. */
export const whyNoCamera = (): CameraNo | null => {
  const devices: MediaDevices | undefined = navigator.mediaDevices
  if (devices) return null
  return window.isSecureContext ? 'none' : 'insecure'
}
