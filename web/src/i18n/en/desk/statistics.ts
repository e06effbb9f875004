import type { Desk } from '@/i18n/zh-CN/desk'

export const statistics: Desk['statistics'] = { title: '' }
