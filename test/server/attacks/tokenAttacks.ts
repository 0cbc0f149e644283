import { randomBytes } from 'node:crypto'
import { command } from '../../support/aConversation.ts'
import { tapped, typed } from '../support/client.ts'
import type { Attack, AttackGroup } from './Attack.ts'
import { inSeconds, type Target } from './target.ts'

const encoded = (part: object | string) =>
  Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url')
const claims = ({ mine }: Target) => ({ sub: mine.conversationId, aud: 'token', exp: inSeconds(3600) })

/** A token that is not good, shown to read the attacker's own conversation. */
const refused = (attack: string, token: (target: Target) => Promise<string> | string, status = 403): Attack => ({
  attack,
  answer: String(status),
  run: async (target) => expect((await target.read(await token(target))).status).toBe(status),
})

/** What is no right of whoever has a token of another conversation. */
const crossing = (attack: string, run: (target: Target) => Promise<{ readonly status: number }>): Attack => ({
  attack,
  answer: '403, and the other conversation is as it was',
  async run(target) {
    const { client, others } = target
    const before = (await client.poll(others.token, others.conversationId)).text
    expect((await run(target)).status).toBe(403)
    expect((await client.poll(others.token, others.conversationId)).text).toBe(before)
  },
})

const unsigned = (alg: string) => (target: Target) => `${encoded({ alg })}.${encoded(claims(target))}.`

export const tokenAttacks: AttackGroup = {
  heading: 'Tokens',
  attacks: [
    {
      attack: 'No token',
      answer: '401',
      run: async ({ ask, path, mine }) =>
        expect((await ask(path(mine.conversationId, '/activities'))).status).toBe(401),
    },
    refused('Words instead of a token', () => 'let-me-in'),
    refused('A token unsigned, with `alg` "none"', unsigned('none')),
    refused('The same with `alg` "NoNe"', unsigned('NoNe')),
    refused('A token signed with another key', ({ sign }) => sign({}, { alg: 'HS256' }, randomBytes(32))),
    refused('A token signed with an empty key', ({ sign }) => sign({}, { alg: 'HS256' }, new Uint8Array(32))),
    refused('A token signed rightly in another way (HS512)', ({ sign }) => sign({}, { alg: 'HS512' })),
    refused('A token that brings its own key (`jwk`)', ({ sign }) => {
      const own = randomBytes(32)
      return sign({}, { alg: 'HS256', jwk: { kty: 'oct', k: own.toString('base64url') } as never }, own)
    }),
    refused('A token whose key is to be fetched (`jku`)', ({ sign }) =>
      sign({}, { alg: 'HS256', jku: 'http://127.0.0.1:1/keys' }, randomBytes(32)),
    ),
    refused('A token whose key is a file (`kid` with a path)', ({ sign }) =>
      sign({}, { alg: 'HS256', kid: '../../../../dev/null' }, randomBytes(32)),
    ),
    refused('A token with a part that must be understood and is unknown (`crit`)', async (target) => {
      const [, body = '', signature = ''] = target.mine.token.split('.')
      return `${encoded({ alg: 'HS256', crit: ['zz'], zz: 1 })}.${body}.${signature}`
    }),
    refused('A token without its last character', ({ mine }) => mine.token.slice(0, -1)),
    refused('A token without its signature', ({ mine }) => `${mine.token.split('.').slice(0, 2).join('.')}.`),
    refused('A token with the signature of another', ({ mine, others }) =>
      [...mine.token.split('.').slice(0, 2), others.token.split('.')[2]].join('.'),
    ),
    refused('A token with another conversation written into it', ({ mine, others }) => {
      const [head = '', , signature = ''] = others.token.split('.')
      return [head, encoded({ sub: mine.conversationId, aud: 'token', exp: inSeconds(3600) }), signature].join('.')
    }),
    refused('A token whose middle is not JSON', ({ mine }) => {
      const [head = '', , signature = ''] = mine.token.split('.')
      return [head, encoded('{"sub":'), signature].join('.')
    }),
    refused('A token of 12,000 characters', ({ mine }) => mine.token + 'a'.repeat(12_000)),
    refused('A token for another audience', ({ sign }) => sign({ audience: 'admin' })),
    refused('A ticket for the stream, shown as a token', ({ ticketOf, mine }) => ticketOf(mine)),
    refused('An expired token', ({ sign }) => sign({ ends: inSeconds(-1) })),
    refused('A token that never ends', ({ sign }) => sign({ ends: 'never' })),
    refused('A token that is not good yet', ({ sign }) => sign({ nbf: inSeconds(3600) })),
    refused('A token that names no conversation', async ({ sign }) => sign({ id: '' }), 403),
    {
      attack: 'A token in the address instead of the header',
      answer: '401',
      run: async ({ ask, path, mine }) => {
        const address = `${path(mine.conversationId, '/activities')}?t=${mine.token}&access_token=${mine.token}`
        expect((await ask(address)).status).toBe(401)
      },
    },
    {
      attack: 'A token as a password (`Basic`)',
      answer: '401',
      run: async ({ ask, path, mine }) => {
        const headers = { authorization: `Basic ${btoa(`token:${mine.token}`)}` }
        expect((await ask(path(mine.conversationId, '/activities'), { headers })).status).toBe(401)
      },
    },
    {
      attack: 'A ticket for the stream, shown to renew a token',
      answer: '403',
      run: async ({ client, ticketOf, mine }) => expect((await client.refresh(ticketOf(mine))).status).toBe(403),
    },
    {
      attack: 'A token used again after "Exit this page"',
      answer: '404 to read, write, reconnect, renew and begin, and nothing comes back',
      async run({ client }) {
        const { conversationId, token } = await client.begin()
        await client.end(token)
        const late = await Promise.all([
          client.poll(token, conversationId),
          client.post(token, conversationId, typed('hello')),
          client.reconnect(token, conversationId),
          client.refresh(token),
          client.start(token),
        ])
        expect(late.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404])
      },
    },
    crossing('Another conversation read', ({ client, mine, others }) => client.poll(mine.token, others.conversationId)),
    crossing('Another conversation answered for', ({ client, mine, others }) =>
      client.post(mine.token, others.conversationId, tapped(command('clear'))),
    ),
    crossing('Another conversation taken over', ({ client, mine, others }) =>
      client.reconnect(mine.token, others.conversationId),
    ),
    crossing('Another conversation ended with a forged token', async ({ client, sign, others }) =>
      client.end(await sign({ id: others.conversationId }, { alg: 'HS256' }, randomBytes(32))),
    ),
    {
      attack: '200 conversation ids guessed',
      answer: '403 each, word for word as for one that exists',
      async run({ read, mine, others }) {
        const existing = await read(mine.token, others.conversationId)
        const guesses = Array.from({ length: 200 }, () =>
          read(mine.token, others.conversationId.slice(0, 4) + randomBytes(16).toString('base64url').slice(0, 22)),
        )
        for (const { status, text } of await Promise.all(guesses))
          expect([status, text]).toEqual([existing.status, existing.text])
        expect(existing.status).toBe(403)
      },
    },
  ],
}
