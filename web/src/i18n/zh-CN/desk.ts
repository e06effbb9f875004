// What the pages of the desk say.
import { common } from './common'

const words = { common }

export default words
export type Desk = typeof words
