import type { Desk } from '@/i18n/zh-CN/desk'

export const rules: Desk['rules'] = { title: '' }
