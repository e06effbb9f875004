export const rules = { title: '' }
