// What the pages of the applicant say.
import { capture } from './applicant/capture'
import { link } from './applicant/link'
import { common } from './common'

const words = { common, capture, link }

export default words
export type Applicant = typeof words
