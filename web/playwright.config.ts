import { defineConfig } from '@playwright/test'

// Trips through the pages as people make them, in Debian's Chromium against a desk of their own.
export default defineConfig({
  testDir: 'e2e',
  timeout: 180_000,
  expect: { timeout: 40_000 },
  workers: 2,
  retries: 0,
  reporter: [['list']],
  // What is filmed goes by the clock: it needs the machine to itself.
  projects: [
    { name: 'pages', outputDir: '../build/trips/pages', testIgnore: /presence\.spec/ },
    { name: 'live', outputDir: '../build/trips/live', testMatch: /presence\.spec/ },
  ],
  use: {
    browserName: 'chromium',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // What moves is over at once: nobody waits for it, and a picture shows how things are.
    contextOptions: { reducedMotion: 'reduce' },
    // What was done, the page before and after it, and how it ended. Filming every trip for the one that fails costs more than the trips.
    trace: { mode: 'retain-on-failure', screenshots: false, sources: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      // Root (a container, a bare machine) may not use Chromium's own sandbox; only our own pages are opened.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
})
