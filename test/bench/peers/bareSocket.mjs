import { pino } from 'pino'
import restify from 'restify'
import { WebSocketServer } from 'ws'
import { listen } from './listen.mjs'

// What restify and ws alone cost: reads a JSON body, sends on a WebSocket as many bytes as Signpost's replies have on average, and answers.
const reply = JSON.stringify({ activities: [{ from: { role: 'bot' }, text: 'x'.repeat(7500) }] })
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
const open = new Map()
const server = restify.createServer({ log: pino({ level: 'silent' }) })
server.server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (client) => open.set(request.url, client))
})
server.post('/:client', restify.plugins.jsonBodyParser(), (request, response, next) => {
  open.get(request.url).send(reply)
  response.send({ id: request.body.type })
  next()
})
listen(server)
