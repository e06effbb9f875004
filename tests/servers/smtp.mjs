// A mail server that takes letters and gives them back over HTTP as it got them. Says its two ports on the first line.
import { createServer as createHttp } from 'node:http'
import { createServer } from 'node:net'

const letters = []
const smtp = createServer((socket) => {
  let text = ''
  let letter = null
  let asked = false
  const say = (line) => socket.write(line + '\r\n')
  const take = (line) => {
    if (letter?.data !== undefined) {
      if (line === '.') {
        letters.push(letter)
        letter = null
        return say('250 kept')
      }
      letter.data += line.replace(/^\./, '') + '\n'
      return
    }
    const [word] = line.toUpperCase().split(' ')
    if (word === 'EHLO') return say('250-test\r\n250 AUTH PLAIN')
    if (asked) {
      asked = false
      return say(Buffer.from(line, 'base64').toString() === '\0desk\0test-secret' ? '235 welcome' : '535 wrong')
    }
    if (word === 'AUTH') {
      asked = true
      return say('334 ')
    }
    if (word === 'MAIL') {
      letter = { from: line, to: [] }
      return say('250 ok')
    }
    if (word === 'RCPT') {
      if (line.includes('nobody@')) return say('550 no such mailbox')
      if (line.includes('later@')) return say('451 try later')
      letter.to.push(line)
      return say('250 ok')
    }
    if (word === 'DATA') {
      letter.data = ''
      return say('354 go on')
    }
    say(word === 'QUIT' ? '221 bye' : '250 ok')
    if (word === 'QUIT') socket.end()
  }
  say('220 test')
  socket.on('error', () => {})
  socket.on('data', (data) => {
    text += data
    for (let end; (end = text.indexOf('\r\n')) >= 0; text = text.slice(end + 2)) take(text.slice(0, end))
  })
})
const http = createHttp((request, response) => response.end(JSON.stringify(letters)))
smtp.listen(0, '127.0.0.1', () =>
  http.listen(0, '127.0.0.1', () => console.log(smtp.address().port, http.address().port)),
)
