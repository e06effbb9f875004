import type { Desk } from '@/i18n/zh-CN/desk'

export const administration: Desk['administration'] = { title: '' }
