import { createApp } from 'vue'
import { createWords } from '@/i18n'
import '@/ui/tokens.css'
import '@/ui/phone/page.css'
import '@/ui/phone/buttons.css'
import '@/ui/phone/form.css'
import '@/ui/phone/notes.css'
import App from './App.vue'
import { router } from './routes'

async function start(): Promise<void> {
  const words = await createWords({
    'zh-CN': async () => (await import('@/i18n/zh-CN/applicant')).default,
    en: async () => (await import('@/i18n/en/applicant')).default,
  })
  createApp(App, { speak: words.speak }).use(words.plugin).use(router).mount('#app')
}

void start()
