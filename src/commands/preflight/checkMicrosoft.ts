import { askForToken } from '../../channels/botFramework/askForToken.ts'
import { ask } from '../checks/ask.ts'
import { NoAnswer, notChecked, ok, wrong, type Result } from '../checks/Check.ts'
import { timeIn } from './checkAddress.ts'
import type { Plan } from './Plan.ts'

const keysHost = 'login.botframework.com'
const teamsHost = 'smba.trafficmanager.net'
const signInMilliseconds = 40_000

const noTeams = notChecked('this server is for the web alone')
const letOut = (host: string) =>
  `Let this machine reach ${host} over https. If it may only through a proxy, set HTTPS_PROXY to it, NODE_USE_ENV_PROXY=1 and NO_PROXY=localhost,127.0.0.1.`

/** Whether the keys can be had with which Microsoft signs what it sends; without them every message is refused. */
export async function checkKeys({ credentials }: Plan): Promise<Result & { readonly found?: Partial<Plan> }> {
  if (credentials === undefined) return noTeams
  const answer = await reach(`https://${keysHost}/v1/.well-known/openidconfiguration`)
  if (typeof answer === 'string')
    return wrong(`The keys with which Microsoft signs cannot be had: ${answer}`, letOut(keysHost))
  if (answer.status !== 200 || !answer.text.includes('jwks_uri'))
    return wrong(
      `${keysHost} does not give the keys with which Microsoft signs (${String(answer.status)}).`,
      'Something on the way answers in its place: a proxy or firewall that looks into https. Except this host from it.',
    )
  const timeElsewhere = timeIn(keysHost, answer.headers)
  return { ...ok(`${keysHost} gives its keys`), found: timeElsewhere === undefined ? {} : { timeElsewhere } }
}

/** Whether replies have a way to Teams. */
export async function checkTeamsService({ credentials }: Plan): Promise<Result> {
  if (credentials === undefined) return noTeams
  // Whatever it answers to a question without a token, it was reached.
  const answer = await reach(`https://${teamsHost}/`)
  return typeof answer === 'string'
    ? wrong(`Replies have no way to Teams: ${answer}`, letOut(teamsHost))
    : ok(`${teamsHost} is reached`)
}

/** Whether the bot gets the token that signs its replies: the secret that has expired shows here. */
export async function checkSignIn({ credentials }: Plan): Promise<Result> {
  if (credentials === undefined) return noTeams
  const timedOut = new Promise<Error>((resolve) => {
    setTimeout(() => resolve(new Error('timed out')), signInMilliseconds).unref()
  })
  const asked = askForToken(credentials).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  )
  const failure = await Promise.race([asked, timedOut])
  if (failure === undefined) return ok('the bot gets the token that signs its replies')
  const code = /AADSTS(\d+)/.exec(failure.message)?.[1]
  if (code !== undefined) return refused(code)
  if (credentials.appType === 'UserAssignedMSI')
    return wrong(
      'This machine gives the bot no managed identity, so no reply can be signed.',
      'Is the identity with this client id (MicrosoftAppId) given to this machine or App Service? UserAssignedMSI works on Azure alone.',
    )
  return wrong(
    'The sign-in at login.microsoftonline.com is not reached, so no reply can be signed.',
    letOut('login.microsoftonline.com'),
  )
}

/** What Microsoft's sign-in means by its codes. */
function refused(code: string): Result {
  const meanings: Readonly<Record<string, readonly [says: string, todo: string]>> = {
    7000222: [
      'The client secret has expired.',
      'Make a new one for the app registration and set MicrosoftAppPassword; or move to a managed identity, which has none.',
    ],
    7000215: [
      'The client secret is wrong.',
      'MicrosoftAppPassword is the secret’s value, not its id. Make a new one if it is lost.',
    ],
    700016: [
      'The tenant has no app with this id.',
      'MicrosoftAppId and MicrosoftAppTenantId must be those of one app registration.',
    ],
    90002: ['There is no such tenant.', 'Set MicrosoftAppTenantId to the id of your Microsoft 365 tenant.'],
  }
  const [says, todo] = meanings[code] ?? [
    'Microsoft refuses the sign-in.',
    'Look the code up at https://login.microsoftonline.com/error.',
  ]
  return wrong(`${says} (AADSTS${code})`, todo)
}

async function reach(address: string) {
  return ask(address).catch((error: unknown) => {
    if (error instanceof NoAnswer) return error.message
    throw error
  })
}
