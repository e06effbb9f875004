export const administration = { title: '' }
