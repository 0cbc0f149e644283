import { createMeter } from '../../src/server/createMeter.ts'
import { answer, command } from '../support/aConversation.ts'
import { aTeamsChat } from '../teams/support/aTeamsChat.ts'
import { createClient, openStream, tapped, typed } from './support/client.ts'
import { startProgram } from './support/runProgram.ts'
import { startServer } from './support/startServer.ts'

/** What the meter says of Signpost, without how long anything took. */
const counted = (text: string) =>
  text.split('\n').filter((line) => line.startsWith('signpost_') && !/_(sum|bucket)[{ ]/.test(line))

async function measured(messages: readonly object[]) {
  const meter = createMeter()
  const server = await startServer({ meter })
  const client = createClient(server.address)
  const { conversationId, token } = await client.begin()
  for (const message of messages) await client.post(token, conversationId, message)
  await server.close()
  return counted(await meter.read())
}

describe('the metrics', () => {
  it('count turns by channel and kind, refusals by reason, and open sockets', async () => {
    const meter = createMeter()
    const server = await startServer({ meter })
    const client = createClient(server.address)
    const { conversationId, token, streamUrl } = await client.begin()
    await client.post(token, conversationId, tapped(answer('location', 'wales')))
    await client.post(token, conversationId, typed('gp'))
    await client.poll('forged', conversationId)
    await client.call('GET', '/nowhere')
    const stream = await openStream(streamUrl)
    expect(counted(await meter.read())).toEqual(
      expect.arrayContaining([
        'signpost_turn_seconds_count{channel="web",kind="joined"} 1',
        'signpost_turn_seconds_count{channel="web",kind="tap"} 1',
        'signpost_turn_seconds_count{channel="web",kind="words"} 1',
        'signpost_refusals_total{reason="bad-token"} 1',
        'signpost_refusals_total{reason="not-found"} 1',
        'signpost_sockets 1',
      ]),
    )
    stream.socket.close()
    while (!counted(await meter.read()).includes('signpost_sockets 0')) await new Promise(setImmediate)
    await server.close()
  })

  it('count the turns of Teams, and those of any other channel under one name', async () => {
    const meter = createMeter()
    const chat = aTeamsChat({ meter })
    await chat.install()
    await chat.tap(answer('location', 'wales'))
    await chat.type('gp', { channelId: 'zebrafinch' })
    const lines = counted(await meter.read())
    expect(lines).toEqual(
      expect.arrayContaining([
        'signpost_turn_seconds_count{channel="teams",kind="joined"} 1',
        'signpost_turn_seconds_count{channel="teams",kind="tap"} 1',
        'signpost_turn_seconds_count{channel="other",kind="words"} 1',
      ]),
    )
    expect(lines.join('\n')).not.toContain('zebrafinch')
  })

  it('count turns that failed', async () => {
    const meter = createMeter()
    const server = await startServer({ meter, takeTurn: () => Promise.reject(new Error('gone')) })
    await createClient(server.address).begin()
    await server.close()
    expect(counted(await meter.read())).toContain('signpost_turn_failures_total{channel="web"} 1')
  })

  it('say nothing of what was answered: an emergency counts like any other turn', async () => {
    const ordinary = await measured([tapped(answer('location', 'wales')), typed('I am tired'), tapped(command('back'))])
    const emergency = await measured([
      tapped(answer('urgency', 'emergency')),
      typed('I am going to kill myself'),
      tapped(command('urgent-help')),
    ])
    expect(emergency).toEqual(ordinary)
  })

  it('have no label but a channel, a kind, a reason and a store', async () => {
    const meter = createMeter()
    meter.turn('web', 'tapped', 1)
    meter.turnFailed('teams')
    meter.refused('full')
    meter.storeFailed('sessions')
    const labels = [...(await meter.read()).matchAll(/^signpost_\w+\{([^}]*)\}/gm)].flatMap(([, list = '']) =>
      [...list.matchAll(/(\w+)="/g)].map(([, label]) => label),
    )
    expect(new Set(labels)).toEqual(new Set(['channel', 'kind', 'le', 'reason', 'store']))
  })

  it('are read on a port of their own, on this machine alone, with the lag of the event loop, and not on the public one', async () => {
    const program = await startProgram()
    try {
      const text = await program.metrics()
      for (const name of ['signpost_turn_seconds', 'nodejs_eventloop_lag_seconds', 'process_resident_memory_bytes'])
        expect(text).toContain(`# TYPE ${name}`)
      expect((await fetch(`${program.address}/metrics`)).status).toBe(404)
      expect(program.output()).toMatch(/metrics +on +http:\/\/127\.0\.0\.1:\d+\/metrics/)
    } finally {
      await program.stop()
    }
  })
})
