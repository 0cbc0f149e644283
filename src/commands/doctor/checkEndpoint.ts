import { ask } from '../checks/ask.ts'
import { notChecked, ok, wrong, type Result } from '../checks/Check.ts'
import type { Visit } from './Visit.ts'

/** A message that asks for nothing: should anybody take it without a signature, no reply goes anywhere. */
const harmless = {
  type: 'typing',
  id: 'the-doctor',
  channelId: 'msteams',
  serviceUrl: 'http://127.0.0.1:9/',
  conversation: { id: 'the-doctor', conversationType: 'personal' },
  from: { id: 'the-doctor' },
  recipient: { id: 'signpost' },
}

/** Whether `/api/messages` is there for Teams, and for nobody without a signature. */
export async function checkEndpoint(visit: Visit): Promise<Result> {
  const { status } = await ask(`${visit.address}/api/messages`, { method: 'POST', body: harmless })
  if (status === 401) return ok('/api/messages wants Microsoft’s signature')
  if (status < 300)
    return wrong(
      '/api/messages answers without a signature: anybody can talk to the bot in anybody’s name.',
      'On the server unset ALLOW_ANONYMOUS_BOT, which is for trying, and set the four settings of the bot.',
    )
  if (status !== 404)
    return wrong(
      `/api/messages is not reached: ${String(status)} instead of 401.`,
      'Let the proxy pass POST requests with JSON on: Microsoft must reach this address from the internet.',
    )
  if (!isForTeams(visit)) return ok('/api/messages is closed: this server is for the web alone')
  return wrong(
    '/api/messages is closed (404): the server serves no Teams.',
    'Set MicrosoftAppId, MicrosoftAppType and MicrosoftAppTenantId on the server and start it again. Its start message then says "Microsoft Teams on".',
  )
}

function isForTeams({ appId, appType, tenantId, manifest, version }: Visit): boolean {
  return [appId, appType, tenantId, manifest, version?.bot].some((each) => each !== undefined)
}

/** What the links of the bot say where the server has none. */
export const webAlone = notChecked('this server is for the web alone')
