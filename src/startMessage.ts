import type { Config } from './config.ts'
import type { RedisState } from './server/readiness.ts'
import type { Content } from './triage/content.ts'
import { writeApproval } from './triage/views/writeApproval.ts'

/** What the server serves, what is off, why, and how to turn it on: for whoever starts it. */
export function startMessage(served: {
  readonly config: Config
  readonly version: string
  readonly content: Content
  readonly port: number
  /** Undefined: there is none. */
  readonly redis: RedisState | undefined
}): string {
  const { config, port, content } = served
  const address = config.PUBLIC_URL ?? `http://localhost:${port}`
  return [
    `Signpost ${served.version} is running. Open ${address}`,
    '',
    `  web page         on   ${address}/, and all services at ${address}/services`,
    `  web chat         on   Direct Line 3.0 at ${address}/v3/directline, tokens at ${address}/api/web-chat/token`,
    `  content          on   ${content.catalog.services.length} services, content version ${content.version}`,
    ...ownContent(config),
    ...safety(config, content),
    ...otherSites(config),
    ...redisLines(config, served.redis),
    ...sessions(config),
    ...microsoftTeams(config),
    ...metrics(config),
    ...publicAddress(config),
  ].join('\n')
}

function ownContent({ CONTENT_DIR: folder, LOCAL_CATALOG: local, CONTENT_KEY: key }: Config): readonly string[] {
  return [
    `                        from ${folder ?? 'the project’s own folders'}, looked at every 10 seconds`,
    local === undefined
      ? '  own services     off  the trust adds none: to add some, set LOCAL_CATALOG to a folder made after services-catalog/local.example'
      : `  own services     on   from ${local}`,
    key === undefined
      ? '  content page     off  /content is closed (404): to open it to whoever looks after the content, set CONTENT_KEY'
      : '  content page     on   /content, for whoever has CONTENT_KEY',
  ]
}

function safety({ SAFETY_CONTACT: contact }: Config, content: Content): readonly string[] {
  const { kind } = content.approval
  return [
    `  approval         ${kind === 'approved' ? 'on ' : 'off'}  ${writeApproval(content)}`,
    ...(kind === 'approved' ? [] : ['                        Once the clinical safety officer has: npm run sign-off']),
    contact === undefined
      ? '  safety contact   off  nobody is named under “Something is wrong here”: to name whom to tell, set SAFETY_CONTACT'
      : `  safety contact   on   ${contact}`,
  ]
}

function microsoftTeams(config: Config): readonly string[] {
  const { MicrosoftAppId: appId, MicrosoftAppType: appType, ALLOW_ANONYMOUS_BOT: anonymous } = config
  if (appId !== undefined) {
    const ignored = anonymous === undefined ? '' : '; ALLOW_ANONYMOUS_BOT has no effect beside it'
    return [`  Microsoft Teams  on   /api/messages, as app ${appId} (${appType ?? ''})${ignored}`]
  }
  if (anonymous !== undefined) {
    return [
      '  Microsoft Teams  on   /api/messages WITHOUT SIGNATURES, for programs on this machine alone (ALLOW_ANONYMOUS_BOT=loopback).',
      '                        That is for trying. For a service, unset it and set MicrosoftAppId',
    ]
  }
  return [
    '  Microsoft Teams  off  /api/messages is closed (404): MicrosoftAppId is not set.',
    '                        To serve Teams, see deploy/teams/README.md; to try it here, set ALLOW_ANONYMOUS_BOT=loopback',
  ]
}

function otherSites({ ALLOWED_ORIGINS: origins }: Config): readonly string[] {
  if (origins.length > 0) return [`  other sites      on   pages of ${origins.join(', ')} may show the web chat`]
  return [
    '  other sites      off  only this server’s own page may show the web chat.',
    '                        To let an intranet page show it, set ALLOWED_ORIGINS=https://intranet.example.nhs.uk',
  ]
}

function redisLines({ REDIS_URL: url }: Config, redis: RedisState | undefined): readonly string[] {
  if (url === undefined || redis === undefined) return []
  const { host, protocol } = new URL(url)
  const where = `${host}${protocol === 'rediss:' ? ', over TLS' : ', WITHOUT TLS'}`
  const disk = {
    on: [
      '                        It WRITES TO A DISK, so answers may lie there and in its copies: turn persistence off (save "", appendonly no)',
    ],
    off: ['                        It writes nothing to a disk'],
    'not-known': ['                        Whether it writes to a disk is not known: see to it that it does not'],
  }
  return redis.isAway
    ? [
        `  Redis            off  ${where}, does not answer yet: people get emergency help and services, and no place is kept`,
      ]
    : [`  Redis            on   ${where}`, ...disk[redis.persistence ?? 'not-known']]
}

function sessions({ SIGNPOST_SECRET: given, SIGNPOST_SECRET_OLD: old, REDIS_URL: redis }: Config): readonly string[] {
  const kept =
    redis === undefined
      ? '  sessions         on   in the memory of this process: they end when it does'
      : '  sessions         on   in Redis, shared by every process with the same REDIS_URL and SIGNPOST_SECRET'
  if (given === undefined) {
    return [
      kept,
      '  lasting secret   off  SIGNPOST_SECRET is not set, so one was made for this process: conversations end with it.',
      '                        To keep tokens good after a restart, set it to what "openssl rand -base64 32" prints',
    ]
  }
  const change = old === undefined ? '' : ', and SIGNPOST_SECRET_OLD is accepted as well'
  return [kept, `  lasting secret   on   SIGNPOST_SECRET is set${change}`]
}

function metrics({ METRICS_PORT: port, METRICS_HOST: host }: Config): readonly string[] {
  return [
    port === undefined
      ? '  metrics          off  METRICS_PORT is not set: to count turns and refusals for Prometheus, set it to a free port'
      : `  metrics          on   http://${host}:${port}/metrics`,
  ]
}

function publicAddress({ PUBLIC_URL: address }: Config): readonly string[] {
  if (address !== undefined) return []
  return [
    '  public address   off  PUBLIC_URL is not set, so each reply uses the address of its request, over http.',
    '                        Behind a proxy with TLS, set PUBLIC_URL=https://signpost.example.nhs.uk',
  ]
}
