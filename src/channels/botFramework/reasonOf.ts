import { mayPass } from './withRetries.ts'

/** What whoever runs the server needs to know of a reply that was lost: the connector's status, and where to look. Nothing of its words. */
export function reasonOf(error: unknown): { readonly status?: number; readonly look: string } {
  const status = (error as { readonly statusCode?: unknown } | undefined)?.statusCode
  if (typeof status !== 'number') {
    return {
      look: mayPass(error)
        ? 'the connector did not answer: may this machine reach smba.trafficmanager.net over https?'
        : `no token for the reply: check ${identity}, and that this machine may reach login.microsoftonline.com`,
    }
  }
  if (status === 401 || status === 403) return { status, look: `the connector refused who we are: check ${identity}` }
  return {
    status,
    look: mayPass(error)
      ? 'the connector is busy or down: it passes'
      : 'the connector refused the message: the chat may be gone, or its serviceUrl wrong',
  }
}

const identity = 'MicrosoftAppId, MicrosoftAppType, MicrosoftAppTenantId and, for SingleTenant, MicrosoftAppPassword'
