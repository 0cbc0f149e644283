import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../support/realContent.ts'
import type { Attack, AttackGroup } from './Attack.ts'
import { allowedSite, contentKey } from './target.ts'

/** A page of another site that asks for a token. */
const foreign = (attack: string, origin: string): Attack => ({
  attack,
  answer: '403, and the page may not read even that',
  async run({ ask }) {
    const { status, headers } = await ask('/api/web-chat/token', { method: 'POST', headers: { Origin: origin } })
    expect([status, headers.get('access-control-allow-origin')]).toEqual([403, null])
  },
})

const withKey = (attack: string, key: string): Attack => ({
  attack,
  answer: '403, with the form and nothing of the content',
  async run({ ask }) {
    const { status, text } = await ask('/content', { method: 'POST', body: new URLSearchParams({ key }) })
    expect(status).toBe(403)
    expect(text).not.toContain('services-catalog')
  },
})

export const originAttacks: AttackGroup = {
  heading: 'Other sites, frames and the key to the content',
  attacks: [
    foreign('A token for a page of another site', 'https://evil.example'),
    foreign('A token for a page without an origin ("null")', 'null'),
    foreign('A token for a site whose name begins with an allowed one', `${allowedSite}.evil.example`),
    foreign('A token for a site whose name ends with an allowed one', allowedSite.replace('intranet', 'evil-intranet')),
    foreign('A token for an allowed site without TLS', allowedSite.replace('https', 'http')),
    foreign('A token for an allowed site on another port', `${allowedSite}:8443`),
    foreign('A token for words instead of an origin', 'everybody'),
    {
      attack: 'A page of another site that asks whether it may use the chat',
      answer: '403, without permission',
      async run({ ask, path, mine }) {
        const headers = { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' }
        const asked = await ask(path(mine.conversationId, '/activities'), { method: 'OPTIONS', headers })
        expect(asked.status).toBe(403)
        expect(asked.headers.get('access-control-allow-origin')).toBeNull()
        expect(asked.headers.get('access-control-allow-methods')).toBeNull()
      },
    },
    {
      attack: 'A page of another site that reads a conversation with a stolen token',
      answer: '403',
      async run({ ask, path, mine }) {
        const headers = { Origin: 'https://evil.example', authorization: `Bearer ${mine.token}` }
        expect((await ask(path(mine.conversationId, '/activities'), { headers })).status).toBe(403)
      },
    },
    {
      attack: 'The page in a frame of another site',
      answer: 'only this server’s own pages and the allowed sites may frame it',
      async run({ ask }) {
        for (const page of ['/', '/accessibility']) {
          const policy = (await ask(page)).headers.get('content-security-policy') ?? ''
          expect(policy).toContain(`frame-ancestors 'self' ${allowedSite}`)
          expect(policy).toMatch(/^default-src 'none'/)
          expect(policy).not.toMatch(/unsafe|\*/)
        }
      },
    },
    {
      attack: 'Any other answer in a frame',
      answer: 'nobody may frame it',
      async run({ ask }) {
        for (const page of ['/services', '/content', '/healthz', '/version', '/nowhere', '/widget.js'])
          expect((await ask(page)).headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      },
    },
    {
      attack: 'An answer read as what it is not, kept, or told where one came from',
      answer: 'every answer says no: `nosniff`, `no-store`, `no-referrer`',
      async run({ ask }) {
        for (const page of [
          '/',
          '/services',
          '/content',
          '/healthz',
          '/nowhere',
          '/chat.js',
          '/v3/directline/conversations/x',
        ]) {
          const { headers } = await ask(page)
          expect(
            ['x-content-type-options', 'cache-control', 'referrer-policy'].map((name) => headers.get(name)),
          ).toEqual(['nosniff', 'no-store', 'no-referrer'])
        }
      },
    },
    {
      attack: 'A cookie',
      answer: 'none is set or read anywhere',
      async run({ ask }) {
        for (const page of ['/', '/services', '/content', '/api/web-chat/token']) {
          const method = page.startsWith('/api') ? 'POST' : 'GET'
          expect(
            (await ask(page, { method, headers: { Cookie: 'key=1; token=2' } })).headers.get('set-cookie'),
          ).toBeNull()
        }
      },
    },
    withKey('The page about the content with no key', ''),
    withKey('The page about the content with a wrong key', 'not-the-key-to-the-content'),
    withKey('The page about the content with all but the last character of the key', contentKey.slice(0, -1)),
    withKey('The page about the content with the key and more', `${contentKey}x`),
    withKey('The page about the content with the key and a NUL', `${contentKey}\0`),
    withKey('The page about the content with the key in capitals', contentKey.toUpperCase()),
    withKey('The page about the content with a key of 60,000 characters', 'a'.repeat(60_000)),
    {
      attack: 'The key in an address',
      answer: '200 with the form that asks for it',
      async run({ ask }) {
        const { status, text } = await ask(`/content?key=${contentKey}`)
        expect(status).toBe(200)
        expect(text).not.toContain('services-catalog')
        expect(text).not.toContain(contentKey)
      },
    },
    {
      attack: 'The key and the tokens guessed by how long a comparison takes',
      answer: 'every comparison of a secret takes the same time, by construction',
      async run() {
        // Measuring it over a network says little: what is compared are digests, by functions made for it.
        const source = (file: string) => readFileSync(join(projectRoot, 'src', file), 'utf8')
        expect(source('server/ownPagesRoutes.ts')).toMatch(
          /timingSafeEqual\(digest\(given\.trim\(\)\), digest\(key\)\)/,
        )
        expect(source('server/ownPagesRoutes.ts')).not.toMatch(/=== key\b|key ===/)
        expect(source('channels/directLine/tokens.ts')).toMatch(/await jwtVerify\(token, key, \{/)
      },
    },
  ],
}
