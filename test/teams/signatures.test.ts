import { jest } from '@jest/globals'
import { realContent } from '../support/realContent.ts'
import { cardOf, executed } from './support/aTeamsChat.ts'
import { appId, startIssuer } from './support/startIssuer.ts'
import { startTeamsServer, type TeamsServer } from './support/startTeamsServer.ts'

const { teams } = realContent
const written: string[] = []
let issuer: Awaited<ReturnType<typeof startIssuer>>
let server: TeamsServer

beforeAll(async () => {
  for (const name of ['error', 'warn', 'log', 'info', 'debug'] as const)
    jest
      .spyOn(console, name)
      .mockImplementation((...parts: unknown[]) => void written.push(parts.map(String).join(' ')))
  for (const stream of [process.stdout, process.stderr])
    jest.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0)
  issuer = await startIssuer()
  server = await startTeamsServer({ authentication: issuer.authentication, tenantId: 'our-tenant' })
})
afterAll(async () => {
  jest.restoreAllMocks()
  await Promise.all([server.close(), issuer.close()])
})

const hello = () => server.activity({ type: 'message', text: 'hi' })
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })

test('a good token passes, and the person is greeted', async () => {
  const { status, text } = await server.post(hello(), bearer(await issuer.token()))
  expect(status).toBe(200)
  expect(cardOf(JSON.parse(text).activities[0]).type).toBe('AdaptiveCard')
})

const claim = 'plugh-claim'
const unsigned = (claims: object) =>
  [{ alg: 'none', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.') + '.'

describe('a request is refused with 401 and nothing else', () => {
  const cases: readonly (readonly [string, () => Promise<Record<string, string>>])[] = [
    ['without a token', async () => ({})],
    ['with an empty header', async () => ({ Authorization: '' })],
    ['with another scheme', async () => ({ Authorization: `Basic ${await issuer.token({ claim })}` })],
    ['with a token that is none', async () => bearer('plugh.plugh.plugh')],
    [
      'with a token signed by nobody',
      async () => bearer(unsigned({ iss: issuer.address, aud: appId, claim, exp: issuer.now + 600 })),
    ],
    ['with a key that nobody knows', async () => bearer(await issuer.token({ claim }, { kid: 'plugh' }))],
    ['with a wrong key', async () => bearer(await issuer.token({ claim }, { key: 'stranger' }))],
    ['from a wrong issuer', async () => bearer(await issuer.token({ claim, iss: 'https://plugh.example' }))],
    ['for another audience', async () => bearer(await issuer.token({ claim, aud: 'plugh' }))],
    [
      'that has expired',
      async () => bearer(await issuer.token({ claim, nbf: issuer.now - 9000, exp: issuer.now - 3600 })),
    ],
    [
      'that is not yet valid',
      async () => bearer(await issuer.token({ claim, nbf: issuer.now + 3600, exp: issuer.now + 9000 })),
    ],
    ['that never ends', async () => bearer(await issuer.token({ claim, exp: undefined }))],
    ['whose end is no time', async () => bearer(await issuer.token({ claim, exp: 'plugh' }))],
    ['for another serviceUrl', async () => bearer(await issuer.token({ claim, serviceurl: 'https://plugh.example/' }))],
    ['without a serviceUrl', async () => bearer(await issuer.token({ claim, serviceurl: undefined }))],
    ['with a token cut short', async () => bearer((await issuer.token({ claim })).slice(0, -20))],
    ['with a token cut to its head', async () => bearer((await issuer.token({ claim })).split('.')[0] ?? '')],
  ]

  test.each(cases)('%s', async (_, headers) => {
    await server.sessions.delete('key of msteams/a-chat', [])
    written.length = 0
    const sent = await headers()
    const { status, text } = await server.post(hello(), sent)
    expect([status, text]).toEqual([401, ''])
    expect(await server.session()).toBeUndefined()
    const everything = [...written, ...server.logged].join('\n')
    expect(everything).not.toMatch(/plugh|eyJ|known|Available keys/)
    for (const part of (sent.Authorization ?? '').split(/[ .]/).filter((each) => each.length > 12))
      expect(everything).not.toContain(part)
  })

  test('whatever was said by others at the same time is still written', async () => {
    written.length = 0
    const refused = server.post(hello(), bearer(await issuer.token({}, { key: 'stranger' })))
    console.error('somebody else')
    await refused
    expect(written).toEqual(['somebody else'])
  })
})

describe('a good token whose activity names another tenant', () => {
  test.each([
    ['in its channel data', { channelData: { tenant: { id: 'another' } } }],
    ['in its conversation', { conversation: { id: 'a-chat', conversationType: 'personal', tenantId: 'another' } }],
  ])('%s gets one polite line with the public ways, and makes no session', async (_, difference) => {
    await server.sessions.delete('key of msteams/a-chat', [])
    const { status, text } = await server.post({ ...hello(), ...difference }, bearer(await issuer.token()))
    expect(status).toBe(200)
    const { activities } = JSON.parse(text)
    expect(activities).toHaveLength(1)
    expect(activities[0].text).toBe(teams.elsewhere)
    expect(await server.session()).toBeUndefined()
  })

  test('gets the same where it names none', async () => {
    await server.sessions.delete('key of msteams/a-chat', [])
    const nameless = { channelData: undefined, conversation: { id: 'a-chat', conversationType: 'personal' } }
    for (const difference of [nameless, { ...nameless, channelData: { tenant: { id: '' } } }]) {
      const { status, text } = await server.post({ ...hello(), ...difference }, bearer(await issuer.token()))
      expect(status).toBe(200)
      expect(JSON.parse(text).activities[0].text).toBe(teams.elsewhere)
    }
    expect(await server.session()).toBeUndefined()
  })

  test('gets the same for a button', async () => {
    const tapped = executed(
      { signpost: { kind: 'command', command: 'help' } },
      { channelData: { tenant: { id: 'another' } } },
    )
    const { status, text } = await server.post(server.activity(tapped), bearer(await issuer.token()))
    expect(status).toBe(200)
    expect(JSON.parse(text)).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: teams.elsewhere,
    })
  })
})

test('the shape is checked before the signature, and the signature before the tenant', async () => {
  expect((await server.post('{')).status).toBe(400)
  expect((await server.post({ ...hello(), type: undefined })).status).toBe(400)
  expect((await server.post({ ...hello(), channelData: { tenant: { id: 'another' } } })).status).toBe(401)
  expect((await server.post(' '.repeat(400_000))).status).toBe(413)
})
