import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

export const appId = '11111111-2222-3333-4444-555555555555'

/** A token service like the Bot Framework's, with its own metadata and keys, and what makes a bot trust it and nothing else. */
export async function startIssuer() {
  const pair = await generateKeyPair('RS256', { extractable: true })
  const stranger = await generateKeyPair('RS256', { extractable: true })
  const { n, e } = await exportJWK(pair.publicKey)
  const server = createServer((request, response) => {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const keys = { keys: [{ kty: 'RSA', use: 'sig', kid: 'known', n, e, endorsements: ['msteams'] }] }
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify(request.url === '/keys' ? keys : { issuer: address, jwks_uri: `${address}/keys` }))
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const now = Math.floor(Date.now() / 1000)

  return {
    address,
    authentication: new ConfigurationBotFrameworkAuthentication(
      {
        MicrosoftAppId: appId,
        MicrosoftAppType: 'SingleTenant',
        MicrosoftAppTenantId: 'our-tenant',
        ToChannelFromBotLoginUrl: `${address}/login`,
        ToChannelFromBotOAuthScope: `${address}/scope`,
        ToBotFromChannelTokenIssuer: address,
        OAuthUrl: `${address}/oauth`,
        ToBotFromChannelOpenIdMetadataUrl: `${address}/metadata`,
        ToBotFromEmulatorOpenIdMetadataUrl: `${address}/emulator`,
        CallerId: 'urn:botframework:test',
        ValidateAuthority: 'false',
      },
      credentials,
    ),
    /** A token as the connector sends it, with these differences. */
    async token(
      claims: Record<string, unknown> = {},
      { kid = 'known', key = 'own' }: { readonly kid?: string; readonly key?: 'own' | 'stranger' } = {},
    ): Promise<string> {
      const all = {
        iss: address,
        aud: appId,
        serviceurl: 'http://127.0.0.1:1/',
        nbf: now - 60,
        exp: now + 600,
        ...claims,
      }
      return new SignJWT(all)
        .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
        .sign(key === 'own' ? pair.privateKey : stranger.privateKey)
    },
    now,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Signs what the bot sends with nothing: the connectors of the tests ask for no token. */
const credentials = {
  isValidAppId: async (given: string) => given === appId,
  isAuthenticationDisabled: async () => false,
  createCredentials: async () => ({ signRequest: async (request: unknown) => request }),
} as unknown as ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]
