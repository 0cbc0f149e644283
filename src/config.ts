import { isIP } from 'node:net'
import { z } from 'zod'
import { identityProblems } from './botCredentials.ts'
import { appType, count, isOrigin, port, readProxies, redisAddress, secret, webAddress } from './settingKinds.ts'
import { safetyContact } from './triage/safetyContactSchema.ts'

/** Every setting, from the environment: what it is for, its default, and what it may be. The only list of them. */
export const settings = z.object({
  PORT: port().default(3978).describe('The port the server listens on; 0 takes any free one'),
  PUBLIC_URL: webAddress('an address such as https://signpost.example.nhs.uk')
    .optional()
    .describe(
      'The address people use, where a proxy stands before the server; without it, the address of each request',
    ),
  TRUST_NAME: z
    .string()
    .trim()
    .min(1, 'a name in words, or leave it out')
    .max(120, 'at most 120 characters')
    .optional()
    .describe('Who runs this deployment, in words: it stands in the first message'),
  SAFETY_CONTACT: safetyContact
    .optional()
    .describe(
      'Whom to tell that something is wrong here: a phone number, email address, web address or words; people see it',
    ),
  MicrosoftAppId: z
    .string()
    .max(100, 'at most 100 characters')
    .optional()
    .describe('The client id of the Azure Bot, for Microsoft Teams; without it, `/api/messages` is closed'),
  MicrosoftAppType: appType()
    .optional()
    .describe('`UserAssignedMSI` (a managed identity: no secret to renew) or `SingleTenant`; needed with an app id'),
  MicrosoftAppTenantId: z
    .string()
    .max(100, 'at most 100 characters')
    .optional()
    .describe('The id of the Microsoft 365 tenant whose people are served; needed with an app id'),
  MicrosoftAppPassword: z
    .string()
    .optional()
    .describe('The client secret of the app registration, for `SingleTenant` alone'),
  ALLOW_ANONYMOUS_BOT: z
    .literal('loopback', 'it can only be "loopback", or be left out')
    .optional()
    .describe(
      '`loopback` serves `/api/messages` without signatures to programs on the same machine, for trying; never for a service',
    ),
  SIGNPOST_SECRET: secret()
    .optional()
    .describe(
      '32 random bytes in base64 (or hex), from which all keys are made; without it, conversations end with the process',
    ),
  SIGNPOST_SECRET_OLD: secret()
    .optional()
    .describe('The secret before this one, accepted as well while it is being changed'),
  REDIS_URL: redisAddress()
    .optional()
    .describe(
      'Where Redis or Valkey keeps sessions for any number of processes: `redis://host:6379`, or `rediss://` for TLS; without it, in the memory of this one',
    ),
  ALLOWED_ORIGINS: z
    .string()
    .default('')
    .transform((list) => list.split(/[\s,]+/).filter((origin) => origin !== ''))
    .pipe(
      z.array(z.string().refine(isOrigin, 'each is an origin such as https://intranet.example.nhs.uk, without a path')),
    )
    .describe('Other sites whose pages may show the web chat, separated by commas'),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform(readProxies)
    .refine(
      (read) => read !== undefined,
      'how many proxies there are, such as 1, or their addresses, such as 10.0.0.0/8, 192.168.1.5',
    )
    .describe(
      'The proxies before the server whose `X-Forwarded-For` is believed: how many there are, or their addresses or ranges, separated by commas',
    ),
  CONTENT_DIR: z
    .string()
    .optional()
    .describe('The folder that holds `flows` and `services-catalog`; without it, those of the project'),
  LOCAL_CATALOG: z
    .string()
    .optional()
    .describe('The folder of the trust’s own services, made after `services-catalog/local.example`'),
  CONTENT_KEY: z
    .string()
    .min(16, 'at least 16 characters, so that nobody guesses it')
    .optional()
    .describe(
      'The key to `/content`, the page about mistakes, dates and closed services; without it there is no such page',
    ),
  METRICS_PORT: port()
    .optional()
    .describe('The port on which `/metrics` is read by Prometheus and the like; without it there are no metrics'),
  METRICS_HOST: z
    .string()
    .refine(
      (host) => isIP(host) !== 0 || host === 'localhost',
      'an address of this machine: 127.0.0.1, 0.0.0.0, ::1 or another',
    )
    .default('127.0.0.1')
    .describe('The address that port is opened on; `0.0.0.0` opens it to the network: keep it from people there'),
  MAXIMUM_SESSIONS: count().default(100_000).describe('How many sessions are kept; the one idle longest goes first'),
  MAXIMUM_CONVERSATIONS: count()
    .default(20_000)
    .describe('For how many web conversations the last messages are kept, so that a lost connection can catch up'),
  MAXIMUM_LOG_CHARACTERS: count().default(100_000_000).describe('How much text those messages may take in all'),
  MAXIMUM_SOCKETS: count()
    .default(20_000)
    .describe('How many WebSockets the process holds; whoever finds no room polls'),
  MAXIMUM_SOCKETS_PER_ADDRESS: count()
    .default(5_000)
    .describe('How many of them one address may have: a whole hospital can be one address'),
  MAXIMUM_TOKENS_PER_ADDRESS: count()
    .default(2_000)
    .describe('How many conversations one address may begin in a minute'),
  MAXIMUM_REQUESTS_PER_ADDRESS: count()
    .default(120_000)
    .describe('How many requests one address may make in a minute; past it come floods, not people'),
  MAXIMUM_REQUESTS_PER_CONVERSATION: count()
    .default(300)
    .describe('How many requests or messages one conversation may send in a minute'),
  MAXIMUM_MESSAGE_CHARACTERS: count()
    .default(10_000)
    .describe('The longest message that may be typed in the web chat; longer ones stay in the box, and that is said'),
  MAXIMUM_BODY_BYTES: count()
    .default(65_536)
    .describe(
      'The largest request body that is read; `/api/messages` reads 393,216 whatever this says, for long messages',
    ),
})

/** The settings as the program uses them. */
export type Config = z.output<typeof settings>

/** The configuration, or what is wrong with it, one line for each problem. */
export type ReadConfig = { readonly config: Config } | { readonly problems: readonly string[] }

/** Reads the settings from an environment. An empty variable counts as absent: that is how container files leave one out. */
export function readConfig(environment: Environment): ReadConfig {
  const { config, problems } = readSound(environment)
  return problems.length > 0 ? { problems } : { config }
}

/** Reads the settings that can be used, with the problems of all others and their names: for whoever looks at everything at once. */
export function readSound(environment: Environment): SoundSettings {
  const given = Object.entries(environment).filter(([, value]) => value !== undefined && value !== '')
  const { error } = settings.safeParse(Object.fromEntries(given))
  // The value is not repeated: it may be a secret.
  const alone = (error?.issues ?? []).map(({ path, message }) => `${path.slice(0, 1).join('')}: ${message}`)
  const wrong = new Set(alone.map(nameOf))
  const config = settings.parse(Object.fromEntries(given.filter(([name]) => !wrong.has(name))))
  // What goes with what can only be told of settings that are sound by themselves.
  const together = [
    ...(identity.some((name) => wrong.has(name)) ? [] : identityProblems(config)),
    ...(shared.some((name) => wrong.has(name)) ? [] : sharedProblems(config)),
  ]
  return { config, problems: [...alone, ...together], wrong: [...wrong, ...together.map(nameOf)] }
}

/** The settings that can be used, and what is wrong with which of the others. */
export type SoundSettings = {
  readonly config: Config
  readonly problems: readonly string[]
  readonly wrong: readonly string[]
}

type Environment = Readonly<Record<string, string | undefined>>

function nameOf(problem: string): string {
  return problem.slice(0, problem.indexOf(':'))
}

const identity = ['MicrosoftAppId', 'MicrosoftAppType', 'MicrosoftAppTenantId', 'MicrosoftAppPassword']
const shared = ['REDIS_URL', 'SIGNPOST_SECRET']

/** Processes that share sessions must make the same keys. */
function sharedProblems({ REDIS_URL: redis, SIGNPOST_SECRET: secret }: Config): readonly string[] {
  if (redis === undefined || secret !== undefined) return []
  return ['SIGNPOST_SECRET: needed with REDIS_URL, the same for every process: "openssl rand -base64 32" makes one']
}
