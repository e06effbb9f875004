import type { Applicant } from '../zh-CN/applicant'
import { account } from './applicant/account'
import { capture } from './applicant/capture'
import { form } from './applicant/form'
import { handover } from './applicant/handover'
import { link } from './applicant/link'
import { materials } from './applicant/materials'
import { progress } from './applicant/progress'
import { samples } from './applicant/samples'
import { shell } from './applicant/shell'
import { start } from './applicant/start'
import { common } from './common'

const words: Applicant = { common, shell, start, account, materials, capture, handover, link, form, progress, samples }

export default words
