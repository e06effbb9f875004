import type { Applicant } from '../zh-CN/applicant'
import { capture } from './applicant/capture'
import { link } from './applicant/link'
import { common } from './common'

const words: Applicant = { common, capture, link }

export default words
