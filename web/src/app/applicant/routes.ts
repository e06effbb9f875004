// Which address shows what?
import { nextTick } from 'vue'
import { createRouter, createWebHistory, type RouteLocationNormalized } from 'vue-router'
import { session } from '@/ui/session'

declare module 'vue-router' {
  interface RouteMeta {
    /** Only for someone who is logged in. */
    own?: boolean
    wide?: boolean
    /** For someone without an account, who needs none. */
    guest?: boolean
    /** What the window is called; words of the pages. */
    title?: string
  }
}

const filing = (route: RouteLocationNormalized): { filing: string } => ({ filing: String(route.params['filing']) })

export const router = createRouter({
  history: createWebHistory('/'),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  routes: [
    { path: '/', component: () => import('./views/Front.vue'), meta: { wide: true } },
    { path: '/start', component: () => import('./views/Start.vue'), meta: { wide: true, title: 'start.title' } },
    { path: '/login', component: () => import('./views/LogIn.vue'), meta: { title: 'common.account.logIn' } },
    { path: '/register', component: () => import('./views/Register.vue'), meta: { title: 'common.account.register' } },
    { path: '/account', component: () => import('./views/Account.vue'), meta: { own: true, title: 'common.account.settings' } },
    { path: '/filings/:filing', component: () => import('./views/Home.vue'), props: filing, meta: { own: true, wide: true, title: 'shell.materials' } },
    { path: '/filings/:filing/form/:group?', component: () => import('./views/Form.vue'), props: (route) => ({ ...filing(route), group: String(route.params['group'] ?? '') }), meta: { own: true, wide: true, title: 'shell.form' } },
    { path: '/filings/:filing/progress', component: () => import('./views/Progress.vue'), props: filing, meta: { own: true, title: 'shell.progress' } },
    {
      path: '/filings/:filing/capture/:item/:side',
      component: () => import('./views/Capture.vue'),
      props: (route) => ({ ...filing(route), item: String(route.params['item']), side: String(route.params['side']), materials: String(route.query['as'] ?? '').split(',').filter(Boolean) }),
      meta: { own: true, title: 'materials.photograph' },
    },
    {
      path: '/filings/:filing/letters/:material',
      component: () => import('./views/Letter.vue'),
      props: (route) => ({ ...filing(route), material: String(route.params['material']), service: Number(route.query['service'] ?? 1) || 1 }),
      meta: { own: true, wide: true, title: 'letters.title' },
    },
    {
      path: '/filings/:filing/presence/:person(head|service_head|legal_representative)',
      component: () => import('./views/Presence.vue'),
      props: (route) => ({ ...filing(route), person: String(route.params['person']) }),
      meta: { own: true, title: 'presence.title' },
    },
    { path: '/continue', component: () => import('./views/Continue.vue'), meta: { title: 'handover.title' } },
    { path: '/link', component: () => import('./views/Link.vue'), meta: { guest: true, title: 'shell.link' } },
    { path: '/:rest(.*)*', component: () => import('./NotHere.vue') },
  ],
})

router.beforeEach(async (to) => {
  if (!to.meta.own || session.me.value) return true
  // Where the network is gone nobody can tell: the page itself then says so.
  const me = await session.look().catch(() => undefined)
  return me === null ? { path: '/login', query: { next: to.fullPath } } : true
})

// Someone who listens hears where they are; someone who looks notices nothing.
router.afterEach(async (to, from) => {
  if (to.path === from.path && from.matched.length > 0) return
  await nextTick()
  setTimeout(() => {
    const heading = document.querySelector<HTMLElement>('main h1')
    if (from.matched.length > 0 && !to.hash) heading?.focus({ preventScroll: true })
  }, 50)
})

/** Only an address of our own: never elsewhere. */
export const nextOf = (query: unknown): string => (typeof query === 'string' && /^\/(?![/\\])/.test(query) ? query : '/')
