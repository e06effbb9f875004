// Which address shows what?
import { createRouter, createWebHistory } from 'vue-router'

export const router = createRouter({
  history: createWebHistory('/'),
  routes: [
    { path: '/filings/:filing/capture/:item/:side', component: () => import('./CaptureRoute.vue') },
    { path: '/link', component: () => import('./LinkRoute.vue') },
    { path: '/:rest(.*)*', component: () => import('./NotHere.vue') },
  ],
})
