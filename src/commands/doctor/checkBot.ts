import { fingerprint } from '../../server/fingerprint.ts'
import { notChecked, ok, wrong, type Result } from '../checks/Check.ts'
import { webAlone } from './checkEndpoint.ts'
import type { Visit } from './Visit.ts'

/** Whether the server is the bot with this app id. */
export async function checkAppId({ appId, version }: Visit): Promise<Result> {
  if (version?.bot === undefined) return webAlone
  if (appId === undefined) return notChecked('to check it, give --app-id, the "Microsoft App ID" of the bot in Azure')
  if (version.bot.appId === fingerprint(appId)) return ok('the server is the bot with this app id')
  return wrong(
    'The server has another app id.',
    'Set MicrosoftAppId on the server to the "Microsoft App ID" of the bot in Azure (Configuration). Until then the bot never answers.',
  )
}

/** Whether the server and the bot in Azure agree on how the bot proves who it is. */
export async function checkAppType({ appType, version }: Visit): Promise<Result> {
  if (version?.bot === undefined) return webAlone
  const served = version.bot.appType
  if (appType !== undefined && appType !== served)
    return wrong(
      `The server is set up as ${served}, and the bot is ${appType}.`,
      `Set MicrosoftAppType=${appType} on the server, as "Bot type" says in Azure (Configuration).`,
    )
  const compared = appType === undefined ? '; compare it with "Bot type" of the bot in Azure' : ''
  return ok(
    served === 'SingleTenant'
      ? `SingleTenant, whose client secret expires: keep its date in a calendar${compared}`
      : `${served}, which has no secret to renew${compared}`,
  )
}

/** Whether the server serves the people of this tenant. */
export async function checkTenant({ tenantId, version }: Visit): Promise<Result> {
  if (version?.bot === undefined) return webAlone
  if (tenantId === undefined) return notChecked('to check it, give --tenant, the id of your Microsoft 365 tenant')
  if (version.bot.tenantId === fingerprint(tenantId)) return ok('the server serves this tenant')
  return wrong(
    'The server serves another tenant: people of yours get one line and no questions.',
    'Set MicrosoftAppTenantId on the server to the id of your Microsoft 365 tenant.',
  )
}
