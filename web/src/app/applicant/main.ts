import { createApp } from 'vue'
import { rulebook } from '@/api/rulebook'
import { createWords } from '@/i18n'
import { session } from '@/ui/session'
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

// On a slow network every question that waits for an answer costs a quarter of a second: what the first page asks for is asked for at once.
void session.known().catch(() => undefined)
if (['/', '/start'].includes(location.pathname)) void rulebook.factBook().catch(() => undefined)
void start()
