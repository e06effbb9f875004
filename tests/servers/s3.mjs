// A server that speaks S3, in a folder of its own, behind a gate: s3rver does not check Signature Version 4, so the gate does, on its own, as
// docs.aws.amazon.com describes it, the payload's digest included. Says its port on the first line.
import { createHash, createHmac } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { createServer, request as ask } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'

const key = 'S3RVER'
const server = new S3rver({
  port: 0,
  address: '127.0.0.1',
  silent: true,
  directory: mkdtempSync(join(tmpdir(), 'beian_s3_')),
  configureBuckets: [{ name: 'pages' }],
})
const inner = await server.run()
const hex = (data) => createHash('sha256').update(data).digest('hex')
const hmac = (secret, text) => createHmac('sha256', secret).update(text).digest()

function isSigned(request, body) {
  const said = request.headers.authorization ?? ''
  const [, scope, names, given] =
    /^AWS4-HMAC-SHA256 Credential=S3RVER\/([^,]+),\s*SignedHeaders=([^,]+),\s*Signature=([0-9a-f]{64})$/.exec(said) ?? []
  const payload = request.headers['x-amz-content-sha256']
  const moment = request.headers['x-amz-date'] ?? ''
  if (!given || payload !== hex(body)) return false
  const at = Date.parse(moment.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  if (!(Math.abs(Date.now() - at) < 15 * 60_000)) return false
  const required = ['host', 'x-amz-content-sha256', 'x-amz-date']
  const list = names.split(';')
  if (required.some((name) => !list.includes(name))) return false
  const headers = list.map((name) => `${name}:${request.headers[name]?.trim()}\n`).join('')
  const canonical = [request.method, request.url, '', headers, names, payload].join('\n')
  const [day, region, service, end] = scope.split('/')
  const signing = hmac(hmac(hmac(hmac(`AWS4${key}`, day), region), service), end)
  const text = ['AWS4-HMAC-SHA256', moment, scope, hex(canonical)].join('\n')
  return createHmac('sha256', signing).update(text).digest('hex') === given
}

const gate = createServer((request, response) => {
  const pieces = []
  request.on('data', (piece) => pieces.push(piece))
  request.on('end', () => {
    const body = Buffer.concat(pieces)
    if (!isSigned(request, body)) {
      response.writeHead(403, { 'content-type': 'application/xml' })
      return response.end('<Error><Code>SignatureDoesNotMatch</Code></Error>')
    }
    const { authorization, ...headers } = request.headers
    const passed = ask({ host: '127.0.0.1', port: inner.port, method: request.method, path: request.url, headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers)
      answer.pipe(response)
    })
    passed.on('error', () => response.destroy())
    passed.end(body)
  })
})
gate.listen(0, '127.0.0.1', () => console.log(gate.address().port))
