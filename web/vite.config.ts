import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import vue from '@vitejs/plugin-vue'
import { type Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const here = fileURLToPath(new URL('.', import.meta.url))
const built = join(here, '../build/pages')

/** The server sends what lies packed beside a file; it packs nothing itself. */
function packed(): Plugin {
  return {
    name: 'packed',
    apply: 'build',
    closeBundle() {
      for (const entry of readdirSync(built, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(html|js|css|svg|json|webmanifest|txt)$/.test(entry)) continue
        const path = join(built, entry)
        writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }))
      }
    },
  }
}

/** While developing: the staff's views have a page of their own, as the server gives them. */
function deskViews(): Plugin {
  return {
    name: 'desk-views',
    configureServer(server) {
      server.middlewares.use((request, _, next) => {
        if (request.url && /^\/desk(\/[^.]*)?(\?.*)?$/.test(request.url)) request.url = '/desk.html'
        next()
      })
    },
  }
}

export default defineConfig({
  plugins: [vue(), packed(), deskViews()],
  resolve: { alias: { '@': join(here, 'src') } },
  define: { __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false', __INTLIFY_PROD_DEVTOOLS__: 'false' },
  build: {
    outDir: built,
    emptyOutDir: true,
    // A phone of five years ago: an Android WebView that is no longer renewed, an iPhone on iOS 14. Syntax and styles are written down to
    // them here; what they lack as functions eslint.config.js and the `lib` of tsconfig.json keep out.
    target: ['chrome85', 'safari14', 'firefox91'],
    // Pictures written into a script or a style would weigh on every first load.
    assetsInlineLimit: 0,
    rollupOptions: { input: { index: join(here, 'index.html'), desk: join(here, 'desk.html') } },
  },
  server: { proxy: { '/api': process.env['BEIAN_API'] ?? 'http://127.0.0.1:8080' } },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'] },
})
