// What the pages of the applicant say.
import { common } from './common'

const words = { common }

export default words
export type Applicant = typeof words
