// What the pages of the desk say, area by area.
import { common } from './common'
import { administration } from './desk/administration'
import { queue } from './desk/queue'
import { review } from './desk/review'
import { rules } from './desk/rules'
import { shell } from './desk/shell'
import { staff } from './desk/staff'
import { statistics } from './desk/statistics'
import { trade } from './desk/trade'

const words = { common, shell, staff, trade, queue, review, rules, administration, statistics }

export default words
export type Desk = typeof words
