// What the pages of the applicant say.
import { account } from './applicant/account'
import { capture } from './applicant/capture'
import { form } from './applicant/form'
import { handover } from './applicant/handover'
import { letters } from './applicant/letters'
import { link } from './applicant/link'
import { materials } from './applicant/materials'
import { presence } from './applicant/presence'
import { progress } from './applicant/progress'
import { samples } from './applicant/samples'
import { shell } from './applicant/shell'
import { start } from './applicant/start'
import { common } from './common'

const words = { common, shell, start, account, materials, letters, capture, handover, link, form, presence, progress, samples }

export default words
export type Applicant = typeof words
