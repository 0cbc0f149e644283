import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import { pino } from 'pino'
import restify from 'restify'
import { listen } from './listen.mjs'

/** Serves a bot as the SDK's own samples do, without signatures: the mode that Signpost is measured in too. */
export function serveBot(bot) {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}))
  const server = restify.createServer({ log: pino({ level: 'silent' }) })
  server.use(restify.plugins.bodyParser())
  // oxlint-disable-next-line oxc/no-async-endpoint-handlers -- restify waits for it, as the samples expect
  server.post('/api/messages', async (request, response) => {
    await adapter.process(request, response, (context) => bot.run(context))
  })
  listen(server)
}
