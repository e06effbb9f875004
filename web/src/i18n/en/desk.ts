import type { Desk } from '../zh-CN/desk'
import { common } from './common'

const words: Desk = { common }

export default words
