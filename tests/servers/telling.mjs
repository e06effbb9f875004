// The other end of our channels: checks each signature on its own, as the carriers' documents describe it, and keeps what came.
// GET /received gives it back. Says its port on the first line.
import { createHash, createHmac } from 'node:crypto'
import { createServer } from 'node:http'

const secret = 'test-secret'
const received = []
let busy = 0
const hex = (text) => createHash('sha256').update(text).digest('hex')
const hmac = (key, text) => createHmac('sha256', key).update(text)

function part(authorization, name) {
  return new RegExp(`${name}=([^, ]+)`).exec(authorization)?.[1] ?? ''
}

function aliyun(request, body) {
  const url = new URL(request.url, 'http://x')
  const query = [...url.searchParams].map(([k, v]) => `${k}=${v}`).sort()
  const names = part(request.headers.authorization, 'SignedHeaders').split(';')
  const encoded = url.search.slice(1).split('&').sort().join('&')
  const headers = names.map((name) => `${name}:${request.headers[name].trim()}\n`).join('')
  const canonical = [request.method, url.pathname, encoded, headers, names.join(';'), hex(body)].join('\n')
  const expected = hmac(secret, `ACS3-HMAC-SHA256\n${hex(canonical)}`).digest('hex')
  const fresh = Math.abs(Date.now() - Date.parse(request.headers['x-acs-date'])) < 15 * 60_000
  if (!fresh || expected !== part(request.headers.authorization, 'Signature'))
    return { Code: 'SignatureDoesNotMatch' }
  if (request.headers['x-acs-action'] === 'ContrastFaceVerify') return aliyunFace(request, body)
  received.push({ channel: 'aliyun', query: Object.fromEntries(url.searchParams), count: query.length })
  return { Code: url.searchParams.get('PhoneNumbers') === '13900000000' ? 'isv.MOBILE_NUMBER_ILLEGAL' : 'OK' }
}

// A name decides what the clouds say of a face, since nobody here can look at one.
function aliyunFace(request, body) {
  if (request.headers['x-acs-content-sha256'] !== hex(body)) return { Code: 'SignatureDoesNotMatch' }
  const form = Object.fromEntries(new URLSearchParams(body))
  received.push({ channel: 'aliyun-face', version: request.headers['x-acs-version'], form })
  if (form.CertName === '忙') return { Code: 'Throttling.User' }
  if (form.CertNo.length !== 18) return { Code: '401', Message: 'CertNo' }
  const same = form.CertName === '样本丙'
  const ResultObject = { Passed: same ? 'T' : 'F', SubCode: same ? '200' : '204', CertifyId: 'c-1',
    MaterialInfo: JSON.stringify({ verifyScore: same ? '91.5' : 12 }) }
  return { RequestId: 'r-1', Code: '200', Message: 'success', ResultObject }
}

function tencentFace(request, asked) {
  received.push({ channel: 'tencent-face', version: request.headers['x-tc-version'], asked })
  const answer = (Result, Sim) => ({ Response: { Result, Sim, Description: '', RequestId: 'r-2' } })
  if (asked.Name === '忙') return { Response: { Error: { Code: 'RequestLimitExceeded' } } }
  if (asked.IdCard.length !== 18) return { Response: { Error: { Code: 'InvalidParameterValue' } } }
  if (asked.Name === '样本丁') return answer('FailedOperation.CompareLowSimilarity', 20)
  return answer('Success', asked.Name === '样本丙' ? 91.5 : 55)
}

function tencent(request, body) {
  const names = part(request.headers.authorization, 'SignedHeaders').split(';')
  const value = (name) => (name === 'x-tc-action' ? request.headers[name].toLowerCase() : request.headers[name])
  const headers = names.map((name) => `${name}:${value(name)}\n`).join('')
  const canonical = [request.method, '/', '', headers, names.join(';'), hex(body)].join('\n')
  const seconds = request.headers['x-tc-timestamp']
  const day = new Date(seconds * 1000).toISOString().slice(0, 10)
  const service = request.headers['x-tc-action'] === 'SendSms' ? 'sms' : 'faceid'
  const scope = `${day}/${service}/tc3_request`
  const key = hmac(hmac(hmac(`TC3${secret}`, day).digest(), service).digest(), 'tc3_request').digest()
  const expected = hmac(key, ['TC3-HMAC-SHA256', seconds, scope, hex(canonical)].join('\n')).digest('hex')
  const fresh = Math.abs(Date.now() / 1000 - seconds) < 300
  if (!fresh || expected !== part(request.headers.authorization, 'Signature'))
    return { Response: { Error: { Code: 'AuthFailure.SignatureFailure' } } }
  const asked = JSON.parse(body)
  if (request.headers['x-tc-action'] === 'ImageRecognitionV2') return tencentFace(request, asked)
  received.push({ channel: 'tencent', asked })
  const wrong = asked.PhoneNumberSet[0] === '+8613900000000'
  return { Response: { SendStatusSet: [{ Code: wrong ? 'InvalidParameterValue.IncorrectPhoneNumber' : 'Ok' }] } }
}

function webhook(request, body, response) {
  const [, seconds, given] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(request.headers['beian-signature'] ?? '') ?? []
  const expected = hmac(secret, `${seconds}.${body}`).digest('hex')
  if (given !== expected) return (response.statusCode = 401)
  if (request.url === '/gone') return (response.statusCode = 410)
  if (request.url === '/busy' && ++busy < 3) return (response.statusCode = 503)
  received.push({ channel: 'webhook', told: JSON.parse(body), delivery: request.headers['beian-delivery'] })
}

const server = createServer((request, response) => {
  const pieces = []
  request.on('data', (piece) => pieces.push(piece))
  request.on('end', () => {
    const body = Buffer.concat(pieces).toString()
    let answer = {}
    if (request.url === '/received') answer = received
    else if (request.headers['x-acs-action']) answer = aliyun(request, body)
    else if (request.headers['x-tc-action']) answer = tencent(request, body)
    else webhook(request, body, response)
    response.end(JSON.stringify(answer))
  })
})
server.listen(0, '127.0.0.1', () => console.log(server.address().port))
