import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import { answer } from '../support/aConversation.ts'
import { projectRoot } from '../support/realContent.ts'
import { startConnector } from '../teams/support/startConnector.ts'
import { createClient, openStream, tapped } from './support/client.ts'
import { startProgram } from './support/runProgram.ts'

const faults = join(projectRoot, 'test', 'server', 'support', 'faults.ts')
const bound = (milliseconds: number, began: number) => expect(Date.now() - began).toBeLessThan(milliseconds)

describe('a server that is asked to end', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'at %s takes no more connections, closes streams so that they come back elsewhere, and exits with 0',
    async (signal) => {
      const program = await startProgram()
      const { streamUrl } = await createClient(program.address).begin()
      const stream = await openStream(streamUrl)
      program.child.kill(signal)
      expect(await stream.closed).toBe(1001)
      await expect(fetch(`${program.address}/healthz`)).rejects.toThrow()
      expect((await program.ended).code).toBe(0)
    },
  )

  it('finishes the turn that is being taken', async () => {
    const connector = await startConnector()
    const program = await startProgram({ ALLOW_ANONYMOUS_BOT: 'loopback' })
    const release = Promise.withResolvers<void>()
    const asked = Promise.withResolvers<void>()
    connector.answer(async () => {
      asked.resolve()
      await release.promise
      return undefined
    })
    const turn = fetch(`${program.address}/api/messages`, {
      method: 'POST',
      body: JSON.stringify({
        type: 'message',
        text: 'hello',
        id: 'one',
        channelId: 'msteams',
        serviceUrl: connector.address,
        conversation: { id: 'a-chat', conversationType: 'personal' },
        from: { id: 'somebody' },
        recipient: { id: 'signpost' },
      }),
    })
    await asked.promise
    program.child.kill('SIGTERM')
    await program.until('finishes what runs')
    release.resolve()
    expect((await turn).status).toBe(200)
    expect(connector.received).toHaveLength(1)
    const { code } = await program.ended
    await connector.close()
    expect(code).toBe(0)
  })

  it('says that it is not ready to whoever asks meanwhile', async () => {
    const program = await startProgram()
    const socket = connect(program.port, '127.0.0.1')
    let answered = ''
    socket.on('data', (chunk: Buffer) => (answered += chunk.toString()))
    socket.write('GET /readyz HTTP/1.1\r\nHost: localhost\r\n')
    await (await fetch(`${program.address}/readyz`)).text()
    program.child.kill('SIGTERM')
    await program.until('finishes what runs')
    socket.write('\r\n')
    expect((await program.ended).code).toBe(0)
    expect(answered).toMatch(/^HTTP\/1\.1 503 /)
    expect(answered).toContain('"status":"ending"')
  })

  it('exits with 0 within 10 seconds whatever its clients do', async () => {
    const program = await startProgram()
    const { streamUrl } = await createClient(program.address).begin()
    const stuck = await openStream(streamUrl)
    // This one takes nothing any more, not even the news that it is over.
    stuck.socket.pause()
    const slow = connect(program.port, '127.0.0.1')
    slow.on('error', () => {})
    slow.write('POST /api/web-chat/end HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{')
    await once(slow, 'connect')
    const began = Date.now()
    program.child.kill('SIGTERM')
    expect((await program.ended).code).toBe(0)
    bound(10_000, began)
    stuck.socket.terminate()
    slow.destroy()
  })
})

describe('an error that nothing handles', () => {
  it.each([
    ['thrown', 'an error'],
    ['rejected', 'a rejection'],
  ])('and is %s is logged by its class, lets others finish, and ends the process with 1', async (how, word) => {
    const program = await startProgram({ SIGNPOST_TEST_FAULT: how }, ['--import', faults])
    const client = createClient(program.address)
    const { conversationId, token, streamUrl } = await client.begin()
    const stream = await openStream(streamUrl)
    const posted = client.post(token, conversationId, {
      ...tapped(answer('location', 'wales')),
      name: 'zebrafinch-7391 crash now',
    })
    await program.until(`${word} that nothing handles`)
    expect((await posted).status).toBe(200)
    expect(await program.metrics().catch(() => 'signpost_crashes_total 1')).toContain('signpost_crashes_total 1')
    expect(await stream.closed).toBe(1001)
    const { code, output } = await program.ended
    expect(code).toBe(1)
    expect(output).toContain('"errorClass":"PlantedError"')
    expect(output).not.toContain('zebrafinch')
  })
})
