import { parseArgs } from 'node:util'
import { startClients } from './startClients.ts'

const help = `Starts Signpost, and beside it a page with unmodified Web Chat, to try by hand.

  npm run web-chat
  npm run web-chat -- --port 4000    the page on another port than 3979

Signpost itself takes its settings from the environment, as with npm start.`

// `npm run web-chat`: none of this is part of the server, so `npm start` never serves Web Chat.
try {
  await run()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '3979' }, help: { type: 'boolean', default: false } },
  })
  if (values.help) return console.log(help)
  if (!/^\d{1,5}$/.test(values.port)) throw new Error(`--port "${values.port}" is not a port\n\n${help}`)
  const { address, server, stop } = await startClients({
    clientsPort: Number(values.port),
    environment: { ...process.env, PORT: process.env['PORT'] ?? '3978', PUBLIC_URL: '' },
    say: (text) => void process.stdout.write(text),
  })
  console.log(`Web Chat over a WebSocket: ${address}/web-chat
Web Chat over polling:     ${address}/web-chat?transport=polling
Signpost itself:           ${server.address}`)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void stop().then(() => process.exit(0)))
  }
  await server.ended
  throw new Error('Signpost has stopped')
}
