// Frames that were taken and are not sent yet: never more than fit into one body. Where the network is slow the others are let go, evenly,
// so that what arrives has no hole; and never the first of a step, from which the desk counts its time.
export interface Frame {
  /** Milliseconds since the check began, on this page's own steady clock. */
  at: number
  /** The number of the step on the screen, and which of its colours fills it. */
  step: number
  flash: number | null
  jpeg: Uint8Array
}

export class Reel {
  private frames: Frame[] = []
  private readonly firsts = new Set<Frame>()
  private step: number | null = null
  private sentAt: number | null = null

  constructor(private readonly most: number) {}

  get length(): number {
    return this.frames.length
  }

  put(frame: Frame): void {
    if (frame.step !== this.step) this.firsts.add(frame)
    this.step = frame.step
    this.frames.push(frame)
    if (this.frames.length > this.most) this.frames.splice(this.leastMissed(), 1)
  }

  /** All of them, oldest first. */
  take(): Frame[] {
    const taken = this.frames
    this.frames = []
    this.firsts.clear()
    this.sentAt = taken[taken.length - 1]?.at ?? this.sentAt
    return taken
  }

  /** Without which frame is the widest gap that it leaves the narrowest? The newest stays: it says how things are now. */
  private leastMissed(): number {
    let found = this.frames.length - 1
    let narrowest = Infinity
    this.frames.forEach((frame, n) => {
      const before = n > 0 ? this.frames[n - 1]?.at : this.sentAt
      const after = this.frames[n + 1]?.at
      if (before === null || before === undefined || after === undefined || this.firsts.has(frame)) return
      if (after - before >= narrowest) return
      narrowest = after - before
      found = n
    })
    return found
  }
}

/** Each frame with its head, as `sendFrames` of api/openapi.yaml has it; numbers big-endian. */
export function bodyOf(frames: readonly Frame[]): Uint8Array {
  const head = 10
  const body = new Uint8Array(frames.reduce((sum, { jpeg }) => sum + head + jpeg.length, 0))
  const view = new DataView(body.buffer)
  let place = 0
  for (const { at, step, flash, jpeg } of frames) {
    view.setUint32(place, at)
    view.setUint8(place + 4, step)
    view.setUint8(place + 5, flash ?? 255)
    view.setUint32(place + 6, jpeg.length)
    body.set(jpeg, place + head)
    place += head + jpeg.length
  }
  return body
}

export const isSame = (one: Uint8Array, other: Uint8Array): boolean => one.length === other.length && one.every((byte, n) => byte === other[n])
