import type { Credentials } from './channels/botFramework/createAuthentication.ts'

/** The four settings of the bot's identity, as the environment gives them. */
export type IdentitySettings = {
  readonly MicrosoftAppId?: string | undefined
  readonly MicrosoftAppType?: 'UserAssignedMSI' | 'SingleTenant' | undefined
  readonly MicrosoftAppTenantId?: string | undefined
  readonly MicrosoftAppPassword?: string | undefined
}

/** The bot's credentials from the settings; undefined where there are none, or `identityProblems` finds something wrong. */
export function botCredentials(settings: IdentitySettings): Credentials | undefined {
  const { MicrosoftAppId: appId, MicrosoftAppType: appType, MicrosoftAppTenantId: tenantId } = settings
  const password = settings.MicrosoftAppPassword
  if (appId === undefined || tenantId === undefined) return undefined
  if (appType === 'UserAssignedMSI') return { appId, appType, tenantId }
  return appType === 'SingleTenant' && password !== undefined ? { appId, appType, tenantId, password } : undefined
}

/** What is wrong with them together, one line each: a bot that half works fails where nobody sees it. */
export function identityProblems(settings: IdentitySettings): readonly string[] {
  const { MicrosoftAppId: appId, MicrosoftAppType: appType, MicrosoftAppTenantId: tenantId } = settings
  const password = settings.MicrosoftAppPassword
  if (appId === undefined) {
    const others = { MicrosoftAppType: appType, MicrosoftAppTenantId: tenantId, MicrosoftAppPassword: password }
    const given = Object.entries(others).filter(([, value]) => value !== undefined)
    return given.length === 0
      ? []
      : [
          `MicrosoftAppId: is missing, but ${given.map(([name]) => name).join(', ')} is set: set it too, or none of them`,
        ]
  }
  return [
    ...notGuid('MicrosoftAppId', appId, 'the client id of the Azure Bot'),
    ...notGuid('MicrosoftAppTenantId', tenantId, 'the id of your Microsoft 365 tenant'),
    ...(appType === undefined
      ? [
          `MicrosoftAppType: is missing, and without it the SDK takes MultiTenant, which Azure no longer makes: ${types}`,
        ]
      : []),
    ...(tenantId === undefined
      ? ['MicrosoftAppTenantId: is missing: set it to the id of your Microsoft 365 tenant']
      : []),
    ...(appType === 'UserAssignedMSI' && password !== undefined
      ? ['MicrosoftAppPassword: remove it: a managed identity (UserAssignedMSI) has no password']
      : []),
    ...(appType === 'SingleTenant' && password === undefined
      ? ['MicrosoftAppPassword: is missing: SingleTenant needs the client secret of the app registration']
      : []),
  ]
}

/** Whether a text is an id as Azure writes them. */
function isGuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}

function notGuid(name: string, value: string | undefined, what: string): readonly string[] {
  return value === undefined || isGuid(value)
    ? []
    : [`${name}: it is no id: set it to ${what}, such as 01234567-89ab-cdef-0123-456789abcdef`]
}

const types = 'set it to UserAssignedMSI (no secret to renew) or SingleTenant'
