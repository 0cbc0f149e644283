import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { SignJWT } from 'jose'
import { startIssuer } from '../../teams/support/startIssuer.ts'
import { startConnector } from '../../teams/support/startConnector.ts'
import { startTeamsServer } from '../../teams/support/startTeamsServer.ts'
import type { Attack, AttackGroup } from './Attack.ts'
import { expectNothingInternal } from './target.ts'

type Issuer = Awaited<ReturnType<typeof startIssuer>>
type Bot = Awaited<ReturnType<typeof startTeamsServer>>

/** A message to a bot that trusts one issuer, signed in some way; it must be refused with nothing said, sent or kept. */
const refused = (
  attack: string,
  authorization: (issuer: Issuer) => Promise<string | undefined> | string | undefined,
  differences: object = {},
): Attack => ({
  attack,
  answer: '401 without a word, and nothing is sent or kept',
  run: () =>
    withBot(async (issuer, bot, sent) => {
      const given = await authorization(issuer)
      const body = bot.activity({ type: 'message', text: 'hello', ...differences })
      const { status, text, headers } = await bot.post(body, given === undefined ? {} : { Authorization: given })
      expectNothingInternal([...headers].map((pair) => pair.join(': ')).join('\n'))
      expect([status, text]).toEqual([401, ''])
      expect(sent()).toBe(0)
      expect(await bot.session()).toBeUndefined()
    }),
})

const bearer = (token: string) => `Bearer ${token}`

export const signatureAttacks: AttackGroup = {
  heading: '/api/messages, signed',
  attacks: [
    refused('A message without a signature', () => undefined),
    refused('A message with an empty signature', () => 'Bearer '),
    refused('A message with words for a signature', () => 'Bearer let-me-in'),
    refused('A message with a password', () => `Basic ${btoa('admin:admin')}`),
    refused('A message with an unsigned token', async (issuer) => {
      const [, claims = ''] = (await issuer.token()).split('.')
      return bearer(`${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${claims}.`)
    }),
    refused('A message signed with a key of the attacker under the name of a known one', async (issuer) =>
      bearer(await issuer.token({}, { key: 'stranger' })),
    ),
    refused('A message signed with a key that nobody knows', async (issuer) =>
      bearer(await issuer.token({}, { kid: 'unknown' })),
    ),
    refused('A message signed with HS256 and the name of the key', async (issuer) =>
      bearer(
        await new SignJWT({ iss: issuer.address, aud: '11111111-2222-3333-4444-555555555555', exp: issuer.now + 600 })
          .setProtectedHeader({ alg: 'HS256', kid: 'known' })
          .sign(randomBytes(32)),
      ),
    ),
    refused('A message with a token that brings its own key', async (issuer) => {
      const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
      return bearer(
        await new SignJWT({ iss: issuer.address, aud: '11111111-2222-3333-4444-555555555555', exp: issuer.now + 600 })
          .setProtectedHeader({ alg: 'RS256', kid: 'known', jwk: publicKey.export({ format: 'jwk' }) as never })
          .sign(privateKey),
      )
    }),
    refused('A message with a token for another bot', async (issuer) => bearer(await issuer.token({ aud: 'another' }))),
    refused('A message with a token of another issuer', async (issuer) =>
      bearer(await issuer.token({ iss: 'https://evil.example' })),
    ),
    refused('A message with an expired token', async (issuer) =>
      bearer(await issuer.token({ nbf: issuer.now - 7200, exp: issuer.now - 3600 })),
    ),
    refused('A message with a token that never ends', async (issuer) => bearer(await issuer.token({ exp: undefined }))),
    refused('A message with a token that is not good yet', async (issuer) =>
      bearer(await issuer.token({ nbf: issuer.now + 3600, exp: issuer.now + 7200 })),
    ),
    refused('A message with a token cut short', async (issuer) => bearer((await issuer.token()).slice(0, -10))),
    refused('A good token with a message that wants its reply sent elsewhere', async (issuer) =>
      bearer(await issuer.token({ serviceurl: 'https://smba.trafficmanager.net/uk/' })),
    ),
    refused(
      'A good token of another channel’s key with a message of a channel it is not for',
      async (issuer) => bearer(await issuer.token({ serviceurl: 'http://127.0.0.1:1/' })),
      { channelId: 'not-endorsed' },
    ),
  ],
}

/** A bot whose replies go to a connector, which counts what it is sent. */
async function withBot(act: (issuer: Issuer, bot: Bot, sent: () => number) => Promise<void>): Promise<void> {
  const [issuer, connector] = [await startIssuer(), await startConnector()]
  const bot = await startTeamsServer({ connector, authentication: issuer.authentication, tenantId: 'our-tenant' })
  try {
    await act(issuer, bot, connector.requests)
  } finally {
    await Promise.all([bot.close(), issuer.close(), connector.close()])
  }
}
