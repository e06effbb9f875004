// SHA-256 (FIPS 180-4). Browsers give it only to pages that came over TLS; a desk within a house may have none.
const constants = (() => {
  const primes: number[] = []
  for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime)) primes.push(n)
  const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0
  return { rounds: primes.map((prime) => fraction(Math.cbrt(prime))), start: primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime))) }
})()

const right = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

export function sha256OfBytes(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29))
  view.setUint32(padded.length - 4, bytes.length << 3)
  const state = Int32Array.from(constants.start)
  const words = new Int32Array(64)
  for (let block = 0; block < padded.length; block += 64) mix(state, words, view, block)
  const digest = new DataView(new ArrayBuffer(32))
  state.forEach((word, n) => digest.setInt32(n * 4, word))
  return new Uint8Array(digest.buffer)
}

function mix(state: Int32Array, words: Int32Array, view: DataView, block: number): void {
  const word = (n: number): number => words[n] ?? 0
  for (let n = 0; n < 16; n++) words[n] = view.getInt32(block + n * 4)
  for (let n = 16; n < 64; n++) {
    const [a, b] = [word(n - 15), word(n - 2)]
    words[n] = (word(n - 16) + word(n - 7) + (right(a, 7) ^ right(a, 18) ^ (a >>> 3)) + (right(b, 17) ^ right(b, 19) ^ (b >>> 10))) | 0
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let n = 0; n < 64; n++) {
    const one = (h + (right(e, 6) ^ right(e, 11) ^ right(e, 25)) + ((e & f) ^ (~e & g)) + (constants.rounds[n] ?? 0) + word(n)) | 0
    const two = ((right(a, 2) ^ right(a, 13) ^ right(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0]
  }
  ;[a, b, c, d, e, f, g, h].forEach((add, n) => (state[n] = (state[n] ?? 0) + add))
}

export async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle
  return subtle ? new Uint8Array(await subtle.digest('SHA-256', bytes)) : sha256OfBytes(bytes)
}

export const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** RFC 9530. */
export const contentDigest = async (bytes: Uint8Array): Promise<string> => `sha-256=:${btoa(String.fromCharCode(...(await sha256(bytes))))}:`
