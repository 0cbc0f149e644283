import { mayPass } from './withRetries.ts'

/** Why a reply was lost, for whoever runs the server; `deploy/teams/README.md` says of each what to do. */
export type Reason = {
  readonly reason: 'unreachable' | 'no-token' | 'identity-refused' | 'busy' | 'message-refused'
  readonly status?: number
  /** The settings to look at. */
  readonly settings?: readonly string[]
}

/** Reads it off what the connector's client threw: nothing of its message, which may hold words. */
export function reasonOf(error: unknown): Reason {
  const status = (error as { readonly statusCode?: unknown } | undefined)?.statusCode
  if (typeof status !== 'number')
    return mayPass(error) ? { reason: 'unreachable' } : { reason: 'no-token', settings: identity }
  if (status === 401 || status === 403) return { reason: 'identity-refused', status, settings: identity }
  return { reason: mayPass(error) ? 'busy' : 'message-refused', status }
}

const identity = ['MicrosoftAppId', 'MicrosoftAppType', 'MicrosoftAppTenantId', 'MicrosoftAppPassword']
