import type { Applicant } from '../zh-CN/applicant'
import { common } from './common'

const words: Applicant = { common }

export default words
