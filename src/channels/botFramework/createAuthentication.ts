import {
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type ConfigurationBotFrameworkAuthenticationOptions,
} from 'botbuilder'

/** How the bot proves who it is: a managed identity, or an app registration of one tenant with its password. */
export type Credentials = {
  readonly appId: string
  readonly tenantId: string
} & ({ readonly appType: 'UserAssignedMSI' } | { readonly appType: 'SingleTenant'; readonly password: string })

/** What checks requests from the Bot Framework and signs ours; without credentials it accepts everybody. */
export type Authentication = ConfigurationBotFrameworkAuthentication

/** Makes it. Without credentials it is for trying on the same machine only: see `isFromThisMachine`. */
export function createAuthentication(credentials: Credentials | undefined): Authentication {
  const options = credentials === undefined ? {} : sdkOptions(credentials)
  const credentialsFactory = new ConfigurationServiceClientCredentialFactory(options)
  return new ConfigurationBotFrameworkAuthentication(options, credentialsFactory)
}

/** What the SDK is told of them. */
export function sdkOptions(credentials: Credentials): ConfigurationBotFrameworkAuthenticationOptions {
  const { appId, appType, tenantId } = credentials
  return {
    MicrosoftAppId: appId,
    MicrosoftAppType: appType,
    MicrosoftAppTenantId: tenantId,
    ...(appType === 'SingleTenant' ? { MicrosoftAppPassword: credentials.password } : {}),
  }
}
