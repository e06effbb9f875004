import { createApp } from 'vue'
import { createWords } from '@/i18n'
import '@/ui/tokens.css'
import '@/ui/desk/desk.css'
import '@/ui/desk/controls.css'
import '@/ui/desk/lists.css'
import App from './App.vue'
import { router } from './routes'

async function start(): Promise<void> {
  const words = await createWords({
    'zh-CN': async () => (await import('@/i18n/zh-CN/desk')).default,
    en: async () => (await import('@/i18n/en/desk')).default,
  })
  createApp(App, { speak: words.speak }).use(words.plugin).use(router).mount('#app')
}

void start()
