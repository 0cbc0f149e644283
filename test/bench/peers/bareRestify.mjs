import { pino } from 'pino'
import restify from 'restify'
import { listen } from './listen.mjs'

// What restify alone costs: reads a JSON body and answers a little JSON.
const server = restify.createServer({ log: pino({ level: 'silent' }) })
server.post('/', restify.plugins.jsonBodyParser(), (request, response, next) => {
  response.send({ id: request.body.type })
  next()
})
listen(server)
