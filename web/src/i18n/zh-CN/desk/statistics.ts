export const statistics = { title: '' }
