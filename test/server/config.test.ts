import { randomBytes } from 'node:crypto'
import { readConfig, settings } from '../../src/config.ts'

const secret = randomBytes(32)

describe('the settings', () => {
  it('have defaults with which a server starts', () => {
    expect(readConfig({})).toEqual({
      config: {
        PORT: 3978,
        METRICS_HOST: '127.0.0.1',
        ALLOWED_ORIGINS: [],
        MAXIMUM_SESSIONS: 100_000,
        MAXIMUM_CONVERSATIONS: 20_000,
        MAXIMUM_LOG_CHARACTERS: 100_000_000,
        MAXIMUM_BODY_BYTES: 65_536,
        TRUSTED_PROXIES: [],
        MAXIMUM_SOCKETS: 20_000,
        MAXIMUM_SOCKETS_PER_ADDRESS: 5_000,
        MAXIMUM_TOKENS_PER_ADDRESS: 2_000,
        MAXIMUM_REQUESTS_PER_ADDRESS: 120_000,
        MAXIMUM_REQUESTS_PER_CONVERSATION: 300,
        MAXIMUM_MESSAGE_CHARACTERS: 10_000,
      },
    })
  })

  it('are read as what they mean', () => {
    const read = readConfig({
      PORT: '80',
      PUBLIC_URL: 'https://signpost.example.nhs.uk/',
      SIGNPOST_SECRET: secret.toString('base64'),
      ALLOWED_ORIGINS: 'https://one.example, https://two.example:8443',
    })
    expect(read).toMatchObject({
      config: {
        PORT: 80,
        PUBLIC_URL: 'https://signpost.example.nhs.uk',
        SIGNPOST_SECRET: new Uint8Array(secret),
        ALLOWED_ORIGINS: ['https://one.example', 'https://two.example:8443'],
      },
    })
  })

  it.each([
    ['1', 1],
    ['10.0.0.0/8, 192.168.1.5 fd00::/8', ['10.0.0.0/8', '192.168.1.5', 'fd00::/8']],
  ])('name the trusted proxies as %s', (given, read) => {
    expect(readConfig({ TRUSTED_PROXIES: given })).toMatchObject({ config: { TRUSTED_PROXIES: read } })
  })

  it.each(['everybody', '-1', '10.0.0.0/99', '10.0.0.1:443', '1, 10.0.0.1'])(
    'do not take %s for trusted proxies',
    (given) => {
      expect(readConfig({ TRUSTED_PROXIES: given })).toEqual({
        problems: [expect.stringMatching(/^TRUSTED_PROXIES: how many proxies there are/)],
      })
    },
  )

  it('take a secret in hex as well, which a template of Azure can make', () => {
    expect(readConfig({ SIGNPOST_SECRET: secret.toString('hex') })).toMatchObject({
      config: { SIGNPOST_SECRET: new Uint8Array(secret) },
    })
    const short = secret.toString('hex').slice(1)
    expect(readConfig({ SIGNPOST_SECRET: short })).toHaveProperty('problems')
  })

  it('that are empty count as absent', () => {
    expect(readConfig({ PORT: '', SIGNPOST_SECRET: '', PUBLIC_URL: '' })).toEqual(readConfig({}))
  })

  it('that are wrong are named all at once, in plain words and without their values', () => {
    expect(
      readConfig({
        PORT: 'eighty',
        PUBLIC_URL: 'signpost.example.nhs.uk',
        SIGNPOST_SECRET: 'hunter2',
        ALLOWED_ORIGINS: 'https://one.example/page',
        MAXIMUM_SESSIONS: '0',
      }),
    ).toEqual({
      problems: [
        'PORT: a port is a number',
        'PUBLIC_URL: an address such as https://signpost.example.nhs.uk',
        'SIGNPOST_SECRET: 32 random bytes in base64, which "openssl rand -base64 32" makes, or 64 digits of hex',
        'ALLOWED_ORIGINS: each is an origin such as https://intranet.example.nhs.uk, without a path',
        'MAXIMUM_SESSIONS: a whole number from 1 up',
      ],
    })
  })

  it('need a secret that lasts beside a Redis that several processes share', () => {
    const REDIS_URL = 'rediss://user:password@redis.example.nhs.uk:6380'
    expect(readConfig({ REDIS_URL })).toEqual({ problems: [expect.stringMatching(/^SIGNPOST_SECRET: needed with/)] })
    expect(readConfig({ REDIS_URL, SIGNPOST_SECRET: secret.toString('base64') })).toMatchObject({
      config: { REDIS_URL },
    })
    expect(readConfig({ REDIS_URL: 'https://redis', SIGNPOST_SECRET: secret.toString('base64') })).toEqual({
      problems: [expect.stringMatching(/^REDIS_URL: an address such as redis:/)],
    })
    expect(readConfig({ REDIS_URL: `${REDIS_URL}/words`, METRICS_HOST: 'junk', MAXIMUM_SOCKETS: '1e3' })).toEqual({
      problems: ['REDIS_URL', 'METRICS_HOST', 'MAXIMUM_SOCKETS'].map((name) =>
        expect.stringMatching(new RegExp(`^${name}: `)),
      ),
    })
  })

  it('each say what they are for', () => {
    for (const setting of Object.values(settings.shape)) expect(setting.description).toEqual(expect.any(String))
  })
})
