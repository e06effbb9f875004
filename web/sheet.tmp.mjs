import { chromium } from 'playwright-core'
import { readFileSync } from 'node:fs'
const [out, h, ...names] = process.argv.slice(2)
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const p = await b.newPage({ viewport: { width: 400, height: 400 } })
const imgs = names.map((n) => `<div style="height:${h}px;overflow:hidden;background:#fff;outline:1px solid #c0c"><img src="data:image/${n.endsWith('jpg')?'jpeg':'png'};base64,${readFileSync(n).toString('base64')}"></div>`).join('')
await p.setContent(`<body style="margin:0;background:#888"><div id=a style="display:inline-flex;gap:8px;align-items:flex-start">${imgs}</div>`)
await p.waitForTimeout(200)
await p.locator('#a').screenshot({ path: out })
await b.close()
