import type { Persistence } from '../../redis/Redis.ts'
import { reasonOf } from '../../redis/reasonOf.ts'
import { notChecked, ok, warning, wrong, type Result } from '../checks/Check.ts'
import type { Plan } from './Plan.ts'

const notSet = notChecked('REDIS_URL is not set: sessions are in the memory of one process')
const openMilliseconds = 6_000

/** Whether Redis answers and does what the server needs of it. */
export async function checkRedis({
  config: { REDIS_URL: url },
}: Plan): Promise<Result & { readonly found?: Partial<Plan> }> {
  if (url === undefined) return notSet
  const { host, hostname, protocol } = new URL(url)
  const tried = await tryRedis(url)
  if ('reason' in tried) return wrong(...failureOf(tried.reason, host, protocol))
  const found = { persistence: tried.persistence }
  const isNear = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  if (protocol === 'redis:' && !isNear)
    return {
      ...warning(
        `${host} answers, WITHOUT TLS: everybody on that network can read the sessions.`,
        'Use rediss:// unless that network is for Signpost alone, as inside a container host.',
      ),
      found,
    }
  return { ...ok(`${host} answers`), found }
}

/** Whether answers would be written to a disk, where they outlive their 24 hours. */
export async function checkPersistence({ config, persistence }: Plan): Promise<Result> {
  if (config.REDIS_URL === undefined) return notSet
  if (persistence === 'off') return ok('Redis writes nothing to a disk')
  const turnOff =
    'Turn both kinds of persistence off: save "" and appendonly no; in Azure, "Data persistence: Disabled".'
  return persistence === 'on'
    ? warning('Redis writes sessions to a disk, where they outlive the time that people are told.', turnOff)
    : warning('Redis does not say whether it writes sessions to a disk.', `Ask whoever runs it. ${turnOff}`)
}

async function tryRedis(url: string): Promise<{ readonly persistence: Persistence } | { readonly reason: string }> {
  // Without Redis none of this is loaded.
  const { openLink } = await import('../../redis/openLink.ts')
  const { createBeat } = await import('../../redis/createBeat.ts')
  const { readPersistence } = await import('../../redis/readPersistence.ts')
  const { within } = await import('../../redis/within.ts')
  try {
    const link = await within(
      openMilliseconds,
      openLink(url, () => {}),
    )
    try {
      const beat = await createBeat(link, () => {})
      await beat()
      return { persistence: await readPersistence(link) }
    } finally {
      link.close()
    }
  } catch (error) {
    return { reason: reasonOf(error) }
  }
}

function failureOf(reason: string, host: string, protocol: string): readonly [says: string, todo: string] {
  if (reason === 'ECONNREFUSED')
    return [`No Redis listens at ${host}.`, 'Is it running, and are the host and the port in REDIS_URL right?']
  if (reason === 'ENOTFOUND' || reason === 'EAI_AGAIN')
    return [
      `There is no host called ${host}, as seen from here.`,
      'Look at the name in REDIS_URL, and at the network of this machine.',
    ]
  if (reason === 'WRONGPASS' || reason === 'NOAUTH')
    return [
      `Redis refuses the password (${reason}).`,
      'Put user and password into REDIS_URL: rediss://user:password@host:port, with % codes for signs such as @ and /.',
    ]
  if (reason === 'NOPERM')
    return [
      `Redis does not let this user do what Signpost needs (${reason}).`,
      'Let it read and write keys, run scripts, publish and subscribe.',
    ]
  if (/CERT|ISSUER|SSL|TLS|EPROTO/.test(reason))
    return [
      `The TLS of ${host} is not accepted (${reason}).`,
      'rediss:// needs a Redis with TLS whose certificate this machine trusts: for an authority of your own set NODE_EXTRA_CA_CERTS.',
    ]
  const tls = protocol === 'redis:' ? ' If it wants TLS, write rediss:// in REDIS_URL.' : ''
  return [`Redis at ${host} does not answer (${reason}).`, `May this machine reach that port?${tls}`]
}
