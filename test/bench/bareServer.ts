import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import restify from 'restify'

// What restify alone costs: reads a JSON body and answers a little JSON. A process of its own, like Signpost beside it.
const server = restify.createServer({ log: pino({ level: 'silent' }) as never })
server.post('/', restify.plugins.jsonBodyParser(), (request, response, next) => {
  const { type } = request.body as { readonly type: unknown }
  response.send({ id: type })
  next()
})
server.listen(0, 'localhost', () => {
  console.log(`Open http://localhost:${(server.server.address() as AddressInfo).port}`)
})
