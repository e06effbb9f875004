// Where was the document found?
import type { Page } from '@/api/pages'
import type { Point, Quad } from '@/ui/quad'

const isPoint = (value: readonly number[]): value is Point => value.length === 2
const isQuad = (value: readonly (readonly number[])[]): value is Quad => value.length === 4 && value.every(isPoint)

/** As the page says it; nothing where no document was found. */
export const quadOf = ({ quad }: Page): Quad | null => (quad && isQuad(quad) ? quad : null)
