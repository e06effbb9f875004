// Which address shows what, and to whom?
import { createRouter, createWebHistory, type RouteLocationNormalized, type RouteLocationRaw } from 'vue-router'
import { session } from '@/ui/session'
import { homeOf, sections, type Role } from './sections'

declare module 'vue-router' {
  interface RouteMeta {
    /** Open to everyone, or to these roles; otherwise to all staff. */
    open?: boolean
    roles?: readonly Role[]
    title?: string
    /** Fills the window instead of scrolling. */
    full?: boolean
  }
}

const rolesOf = (name: (typeof sections)[number]['name']): readonly Role[] => sections.find((section) => section.name === name)?.roles ?? []
const section = (name: (typeof sections)[number]['name']) => ({ roles: rolesOf(name), title: name })

export const router = createRouter({
  history: createWebHistory('/desk/'),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  routes: [
    { path: '/login', component: () => import('@/features/staff/LogIn.vue'), meta: { open: true } },
    { path: '/authenticator', component: () => import('@/features/staff/MustAddTotp.vue') },
    { path: '/account', component: () => import('@/features/staff/Account.vue'), meta: { title: 'account' } },
    // The start leads on, so that no address ends in a slash: the server would not know it when it is asked for again.
    { path: '/', redirect: '/queue' },
    { path: '/queue', component: () => import('@/features/queue/Queue.vue'), meta: section('queue') },
    { path: '/review/:filing', component: () => import('@/features/review/Review.vue'), props: true, meta: { ...section('queue'), full: true } },
    { path: '/statistics', component: () => import('@/features/statistics/Statistics.vue'), meta: section('statistics') },
    { path: '/results', component: () => import('@/features/administration/Results.vue'), meta: section('results') },
    { path: '/users', component: () => import('@/features/administration/Users.vue'), meta: section('users') },
    { path: '/jobs', component: () => import('@/features/administration/Jobs.vue'), meta: section('jobs') },
    { path: '/keeping', component: () => import('@/features/administration/Keeping.vue'), meta: section('keeping') },
    { path: '/audit', component: () => import('@/features/administration/Audit.vue'), meta: section('audit') },
    { path: '/rulebook', component: () => import('@/features/administration/Rulebook.vue'), meta: section('rulebook') },
    {
      path: '/rules',
      component: () => import('@/features/rules/Rules.vue'),
      meta: { open: true, title: 'rules' },
      children: [
        { path: '', component: () => import('@/features/rules/Coverage.vue'), meta: { open: true } },
        { path: 'list', component: () => import('@/features/rules/RuleList.vue'), meta: { open: true } },
        { path: 'what-if', component: () => import('@/features/rules/WhatIf.vue'), meta: { open: true } },
        { path: 'diff', component: () => import('@/features/rules/Diff.vue'), meta: { open: true } },
        // Names of rules have a dot, which an address of a page must not have: it would be taken for a file.
        { path: 'one', component: () => import('@/features/rules/RulePage.vue'), props: (to) => ({ rule: String(to.query['rule'] ?? '') }), meta: { open: true } },
      ],
    },
    { path: '/:rest(.*)*', component: () => import('./NotHere.vue'), meta: { open: true } },
  ],
})

/** Looked up once: a page without log-in shows who is there, if anyone, too. */
let looked: Promise<unknown> | undefined
const lookOnce = (): Promise<unknown> => {
  looked ??= session.look().catch((no: unknown) => {
    looked = undefined
    throw no
  })
  return looked
}

async function whereTo(to: RouteLocationNormalized): Promise<RouteLocationRaw | boolean> {
  if (to.meta.open && to.path !== '/login') {
    void lookOnce().catch(() => undefined)
    return true
  }
  await lookOnce()
  const me = session.me.value
  if (!me) return to.path === '/login' ? true : { path: '/login', query: { to: to.fullPath } }
  if (me.must_add_totp) return to.path === '/authenticator' ? true : '/authenticator'
  const role = me.account.role
  if (to.path === '/login' || to.path === '/authenticator') return homeOf(role)
  // Whoever came without naming a page begins where their work is.
  if (to.meta.roles && !to.meta.roles.includes(role)) return to.path === '/account' ? true : homeOf(role)
  return true
}
router.beforeEach(whereTo)
