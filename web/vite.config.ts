import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import vue from '@vitejs/plugin-vue'
import { type HtmlTagDescriptor, type Plugin } from 'vite'
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

// The front of the applicant's pages, and its words in the language of most.
const firstPage = ['src/app/applicant/views/Front.vue', 'src/i18n/zh-CN/applicant.ts']

/** What the first page is made of stands in its head: fetched at once, not each part when the one before it has come and asks for it. */
function atOnce(): Plugin {
  return {
    name: 'at-once',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { path, bundle }) {
        if (path !== '/index.html' || !bundle) return []
        const scripts = new Set<string>()
        const styles = new Set<string>()
        const take = (file: string): void => {
          const chunk = bundle[file]
          if (chunk?.type !== 'chunk' || scripts.has(file)) return
          scripts.add(file)
          chunk.viteMetadata?.importedCss.forEach((style) => styles.add(style))
          chunk.imports.forEach(take)
        }
        for (const module of firstPage) {
          const found = Object.values(bundle).find((one) => one.type === 'chunk' && one.facadeModuleId?.endsWith(module))
          if (!found) throw new Error(`${module} is no part of its own any more: name what the first page needs in vite.config.ts`)
          take(found.fileName)
        }
        const link = (rel: string, file: string): HtmlTagDescriptor => ({ tag: 'link', attrs: { rel, crossorigin: true, href: `/${file}` }, injectTo: 'head' })
        return [...[...scripts].map((file) => link('modulepreload', file)), ...[...styles].map((file) => link('stylesheet', file))].filter(({ attrs }) => !html.includes(String(attrs?.['href'])))
      },
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
  plugins: [vue(), packed(), atOnce(), deskViews()],
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
  // A document costs more than most tests: who needs one says so in its first line.
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
})
