import { nearest } from '../../content/nearest.ts'
import { ok, warning, wrong, type Result } from '../checks/Check.ts'
import type { Plan } from './Plan.ts'

/** Shorter names are near to too many others that are none of ours. */
const shortestName = 8
const lettersForEachSlip = 6

/** Whether the server would start with these settings, and whether any of them is misspelt. */
export async function checkSettings({ problems, known, given }: Plan): Promise<Result> {
  if (problems.length > 0)
    return wrong(
      problems.join('\n'),
      'The server does not start before each of these is put right: see the table in the README.',
    )
  const slips = given
    .filter((name) => name.length >= shortestName && !known.includes(name))
    .flatMap((name) => {
      const meant = nearest(name, known, lettersForEachSlip)
      return meant === undefined ? [] : [`${name} is no setting; did you mean ${meant}?`]
    })
  if (slips.length > 0)
    return warning(slips.join('\n'), 'Signpost does not read it. Names must be written exactly as in the README.')
  return ok('the server would take them')
}

/** Whether people are told who runs this, and whom to tell that something is wrong. */
export async function checkTrust({ config }: Plan): Promise<Result> {
  if (config.TRUST_NAME === undefined)
    return warning('TRUST_NAME is not set, so nobody is told who runs this.', 'Set it to the name of your trust.')
  if (config.SAFETY_CONTACT === undefined)
    return warning(
      'SAFETY_CONTACT is not set, so people are not told whom to tell that something is wrong here.',
      'Set it to a phone number, an email address or a web address that somebody looks after.',
    )
  return ok(`${config.TRUST_NAME} runs this, and people can say that something is wrong`)
}

/** Whether conversations outlive the process. */
export async function checkSecret({ config }: Plan): Promise<Result> {
  const { SIGNPOST_SECRET: secret, SIGNPOST_SECRET_OLD: old } = config
  const make = 'Set SIGNPOST_SECRET to what "openssl rand -base64 32" prints, where only the server can read it.'
  if (secret === undefined)
    return warning('SIGNPOST_SECRET is not set, so conversations end when the server is started again.', make)
  // Random bytes repeat themselves less than this.
  if (new Set(secret).size < 16) return wrong('SIGNPOST_SECRET is not random: others can guess it.', make)
  if (old !== undefined && Buffer.from(old).equals(secret))
    return warning(
      'SIGNPOST_SECRET_OLD is the same as SIGNPOST_SECRET.',
      'Take it away: it is for the time in which a new secret comes into use.',
    )
  return ok('conversations outlive a start of the server')
}

/** Whether it is known whose requests a proxy passes on. */
export async function checkProxies({ config }: Plan): Promise<Result> {
  const { PUBLIC_URL: address = '', TRUSTED_PROXIES: proxies } = config
  const none = proxies === undefined || (Array.isArray(proxies) && proxies.length === 0)
  if (!address.startsWith('https:') || !none) return ok('the server knows what stands before it')
  return warning(
    'There is a proxy for https, and TRUSTED_PROXIES does not name it: all people count as one address.',
    'Set it to how many proxies there are, such as 1, or to their addresses. Floods are then stopped at whoever makes them.',
  )
}

/** Whether Teams is served as it should be, or not at all. */
export async function checkTeams({ config, credentials }: Plan): Promise<Result> {
  if (credentials !== undefined) return ok(`served as app ${credentials.appId} (${credentials.appType})`)
  if (config.ALLOW_ANONYMOUS_BOT === undefined) return ok('closed: this server is for the web alone')
  const says = 'ALLOW_ANONYMOUS_BOT is set: /api/messages answers programs on this machine without a signature.'
  const todo = 'Unset it. It is for trying; a proxy on the same machine can open it to everybody.'
  return config.PUBLIC_URL === undefined ? warning(says, todo) : wrong(says, todo)
}
