import { ConfigurationServiceClientCredentialFactory } from 'botbuilder'
import { sdkOptions, type Credentials } from './createAuthentication.ts'
import { quietly } from './quietly.ts'

/** The scope and the address for which the SDK asks when it signs a reply, in Azure's public cloud. */
const scope = 'https://api.botframework.com'
const login = 'https://login.microsoftonline.com/botframework.com'

type Signer = { readonly getToken: (forceRefresh: boolean) => Promise<string> }

/** Asks for the token that signs replies, in the way a reply does. Throws what the sign-in says, or what kept it away. */
export async function askForToken(credentials: Credentials): Promise<void> {
  const factory = new ConfigurationServiceClientCredentialFactory(sdkOptions(credentials))
  const signer = await factory.createCredentials(credentials.appId, scope, login, true)
  const token = await quietly(() => (signer as unknown as Signer).getToken(true))
  if (token === '') throw new Error('the sign-in gave no token')
}
