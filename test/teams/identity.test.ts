import { botCredentials } from '../../src/botCredentials.ts'
import { readConfig } from '../../src/config.ts'

const [appId, tenantId] = ['01234567-89ab-cdef-0123-456789abcdef', '89abcdef-0123-4567-89ab-cdef01234567']
const read = (settings: object) => readConfig({ MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId, ...settings })

test('a managed identity and an app of one tenant are accepted, however their type is written', () => {
  for (const MicrosoftAppType of ['UserAssignedMSI', 'userassignedmsi']) {
    const { config } = read({ MicrosoftAppType }) as never
    expect(botCredentials(config)).toEqual({ appId, appType: 'UserAssignedMSI', tenantId })
  }
  const { config } = read({ MicrosoftAppType: 'SingleTenant', MicrosoftAppPassword: 'a secret' }) as never
  expect(botCredentials(config)).toEqual({ appId, appType: 'SingleTenant', tenantId, password: 'a secret' })
})

test.each([
  [{}, 'MicrosoftAppType: is missing, and without it the SDK takes MultiTenant'],
  [{ MicrosoftAppType: '' }, 'MicrosoftAppType: is missing'],
  [{ MicrosoftAppType: 'MultiTenant' }, 'MultiTenant is not served: Azure makes no new multi-tenant bots'],
  [{ MicrosoftAppType: 'Plugh' }, 'MicrosoftAppType: it is UserAssignedMSI or SingleTenant'],
  [{ MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppTenantId: '' }, 'MicrosoftAppTenantId: is missing'],
  [
    { MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppPassword: 'x' },
    'a managed identity (UserAssignedMSI) has no password',
  ],
  [{ MicrosoftAppId: 'signpost', MicrosoftAppType: 'UserAssignedMSI' }, 'MicrosoftAppId: it is no id'],
  [{ MicrosoftAppTenantId: 'nhs.uk', MicrosoftAppType: 'UserAssignedMSI' }, 'MicrosoftAppTenantId: it is no id'],
  [{ TRUST_NAME: '  ', MicrosoftAppType: 'UserAssignedMSI' }, 'TRUST_NAME: '],
  [{ MicrosoftAppType: 'SingleTenant' }, 'SingleTenant needs the client secret'],
  [
    { MicrosoftAppId: '', MicrosoftAppType: 'SingleTenant' },
    'MicrosoftAppId: is missing, but MicrosoftAppType, MicrosoftAppTenantId is set',
  ],
  [
    { MicrosoftAppType: 'UserAssignedMSI', ALLOW_ANONYMOUS_BOT: 'true' },
    'ALLOW_ANONYMOUS_BOT: it can only be "loopback"',
  ],
])('a bot that could not work refuses to start and says why: %j', (settings, message) => {
  const result = read(settings)
  expect('problems' in result && result.problems.join('\n')).toContain(message)
})

test('no setting of a bot is needed where there is none', () => {
  const result = readConfig({})
  expect('config' in result && botCredentials(result.config)).toBeUndefined()
})
