import type { Credentials } from '../channels/botFramework/createAuthentication.ts'
import { fingerprint } from './fingerprint.ts'

/** What `/version` says of the bot: how it proves who it is, and fingerprints of its ids. */
export type ServedBot = { readonly appType: string; readonly appId: string; readonly tenantId: string }

/** Makes it: whoever set the bot up can compare, and nobody else learns an id. */
export function servedBot({ appType, appId, tenantId }: Credentials): ServedBot {
  return { appType, appId: fingerprint(appId), tenantId: fingerprint(tenantId) }
}
