// Which address shows what?
import { createRouter, createWebHistory } from 'vue-router'

export const router = createRouter({
  history: createWebHistory('/'),
  routes: [
    {
      path: '/filings/:filing/capture/:item/:side',
      component: () => import('./views/Capture.vue'),
      props: ({ params, query }) => ({
        filing: String(params['filing']),
        item: String(params['item']),
        side: String(params['side']),
        materials: String(query['as'] ?? '').split(',').filter(Boolean),
      }),
    },
    { path: '/link', component: () => import('./views/Link.vue') },
    { path: '/:rest(.*)*', component: () => import('./NotHere.vue') },
  ],
})
