import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { settings, readConfig } from '../../src/config.ts'
import { projectRoot } from '../support/realContent.ts'
import { deployTemplate, type Deployed, type Template } from './deployTemplate.ts'
import resourceSchemas from './azureResources.schema.json' with { type: 'json' }

const text = readFileSync(join(projectRoot, 'deploy/azure/azuredeploy.json'), 'utf8')
const template = JSON.parse(text) as Template
const needed = { trustName: 'Anytown Hospitals NHS Trust' }
const webOnly = deployTemplate(template, { ...needed, teams: false })
const one = deployTemplate(template, needed)
const several = deployTemplate(template, { ...needed, minimumInstances: 2, maximumInstances: 4 })
const everyWay = [
  ['for the web alone', webOnly],
  ['with one server', one],
  ['with several servers', several],
  ['again, keeping the secret', deployTemplate(template, { ...needed, makeSecret: false })],
  ['to try, on the smallest server', deployTemplate(template, { ...needed, plan: 'B1' })],
] as const
const ajv = new Ajv({ strict: true, allowUnionTypes: true }).addSchema({ ...resourceSchemas, $id: 'azure' })

describe('the template for Azure', () => {
  it('describes every parameter in a sentence', () => {
    for (const [name, { metadata }] of Object.entries(template.parameters)) {
      expect([name, metadata?.description]).toEqual([name, expect.stringMatching(/^[A-Z].{20,}\.$/)])
    }
  })

  it('uses every parameter and variable it has', () => {
    const names = [...Object.keys(template.parameters), ...Object.keys(template.variables)]
    for (const name of names) expect([name, text.includes(`('${name}')`)]).toEqual([name, true])
  })

  it('asks for nothing but the name of the trust', () => {
    const asked = Object.entries(template.parameters).filter(([, { defaultValue }]) => defaultValue === undefined)
    expect(asked.map(([name]) => name)).toEqual(['trustName'])
  })

  describe.each(everyWay)('deployed %s', (_, deployed) => {
    it('makes resources that Microsoft’s own models take', () => {
      for (const { id: _id, reads: _reads, ...resource } of deployed.resources) {
        const validate = ajv.getSchema(`azure#/definitions/${resource.type.replaceAll('/', '~1')}`)
        if (validate === undefined) throw new Error(`there is no schema of ${resource.type}`)
        void validate({ ...resource, condition: true })
        expect([resource.type, validate.errors]).toEqual([resource.type, null])
      }
    })

    it('makes each resource once', () => {
      const ids = deployed.resources.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
    })

    it('waits for resources that are in the template, and for every one that it reads', () => {
      for (const resource of deployed.resources) {
        const waitsFor = resource.dependsOn ?? []
        expect(deployed.allIds).toEqual(expect.arrayContaining([...waitsFor]))
        expect(allBefore(deployed, resource.id)).toEqual(expect.arrayContaining([...resource.reads]))
      }
    })

    it('gives settings that the server knows and takes, each secret by a reference into the vault', () => {
      const given = settingsOf(deployed)
      const own = Object.keys(given).filter((name) => !/^(WEBSITE|SCM)_/.test(name))
      expect(Object.keys(settings.shape)).toEqual(expect.arrayContaining(own))
      for (const [name, value] of Object.entries(given)) {
        if (/SECRET|PASSWORD|KEY|REDIS_URL/i.test(name)) expect(value).toMatch(/^@Microsoft\.KeyVault\(VaultName=/)
      }
      const id = '01234567-89ab-cdef-0123-456789abcdef'
      const identity = 'MicrosoftAppId' in given ? { MicrosoftAppId: id, MicrosoftAppTenantId: id } : {}
      const redis = 'REDIS_URL' in given ? { REDIS_URL: 'rediss://:key@redis.example:10000' } : {}
      expect(readConfig({ ...given, ...identity, ...redis, SIGNPOST_SECRET: 'ab'.repeat(32) })).toHaveProperty('config')
    })

    it('prints no secret and keeps none in plain sight', () => {
      const shown = deployed.resources.filter(({ type }) => type !== 'Microsoft.KeyVault/vaults/secrets')
      const everything = JSON.stringify([shown, deployed.outputs])
      expect(everything).not.toContain('key+/=')
      expect(everything).not.toContain(encodeURIComponent('key+/='))
      for (const secret of secretValues(deployed)) expect(everything).not.toContain(secret)
    })

    it('serves over TLS 1.2 alone, day and night, without cookies or passwords to publish with', () => {
      const site = only(deployed, 'Microsoft.Web/sites').properties as Readonly<Record<string, unknown>>
      expect(site).toMatchObject({ httpsOnly: true, clientAffinityEnabled: false })
      expect(site['siteConfig']).toMatchObject({
        linuxFxVersion: 'NODE|24-lts',
        alwaysOn: true,
        webSocketsEnabled: true,
        minTlsVersion: '1.2',
        scmMinTlsVersion: '1.2',
        ftpsState: 'Disabled',
      })
      const publishing = ofType(deployed, 'Microsoft.Web/sites/basicPublishingCredentialsPolicies')
      expect(publishing.map(({ properties }) => properties)).toEqual([{ allow: false }, { allow: false }])
    })

    it('keeps no log of requests: they hold addresses of people and of pages', () => {
      const logs = ofType(deployed, 'Microsoft.Insights/diagnosticSettings').flatMap(
        ({ properties }) => (properties as { readonly logs: readonly { readonly category: string }[] }).logs,
      )
      expect(logs.map(({ category }) => category)).toEqual([
        'AppServiceConsoleLogs',
        'AppServicePlatformLogs',
        'AuditEvent',
      ])
      const site = only(deployed, 'Microsoft.Web/sites').properties as { readonly siteConfig: object }
      const off = { httpLoggingEnabled: false, detailedErrorLoggingEnabled: false, requestTracingEnabled: false }
      expect(site.siteConfig).toMatchObject(off)
    })

    it('starts the program that npm start starts', () => {
      const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
        readonly scripts: { readonly start: string }
      }
      const site = only(deployed, 'Microsoft.Web/sites').properties as { readonly siteConfig: object }
      expect(site.siteConfig).toHaveProperty('appCommandLine', scripts.start)
    })
  })

  it('makes a secret that the server takes, new each time and nobody sees', () => {
    const [first] = secretValues(one)
    const [second] = secretValues(several)
    expect(readConfig({ SIGNPOST_SECRET: first })).toHaveProperty('config')
    expect(first).not.toBe(second)
    for (const name of ['secretFirstHalf', 'secretSecondHalf']) {
      expect(template.parameters[name]).toMatchObject({ type: 'securestring', defaultValue: '[newGuid()]' })
    }
  })

  it('leaves the secret alone when told to', () => {
    expect(secretValues(deployTemplate(template, { ...needed, makeSecret: false }))).toEqual([])
  })

  it('makes a bot of one tenant with a managed identity, and Teams as its only channel', () => {
    const bot = only(one, 'Microsoft.BotService/botServices')
    expect(bot.properties).toMatchObject({
      msaAppType: 'UserAssignedMSI',
      msaAppId: 'the-client',
      msaAppTenantId: 'the-tenant',
      endpoint: `${String(one.outputs['address'])}/api/messages`,
      disableLocalAuth: true,
    })
    expect(settingsOf(one)).toMatchObject({ MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppId: 'the-client' })
    expect(only(one, 'Microsoft.BotService/botServices/channels').properties).toMatchObject({
      channelName: 'MsTeamsChannel',
    })
    expect(only(one, 'Microsoft.Web/sites')['identity']).toMatchObject({ type: 'UserAssigned' })
  })

  it('makes no bot where Teams is not wanted', () => {
    expect(webOnly.resources.filter(({ type }) => type.includes('BotService'))).toEqual([])
    expect(Object.keys(settingsOf(webOnly)).filter((name) => name.startsWith('Microsoft'))).toEqual([])
  })

  it('makes Redis for several servers and not for one: over TLS, and never on a disk', () => {
    expect(ofType(one, 'Microsoft.Cache/redisEnterprise')).toEqual([])
    expect(settingsOf(one)).not.toHaveProperty('REDIS_URL')
    expect(only(several, 'Microsoft.Cache/redisEnterprise').properties).toMatchObject({ minimumTlsVersion: '1.2' })
    expect(only(several, 'Microsoft.Cache/redisEnterprise/databases').properties).toMatchObject({
      clientProtocol: 'Encrypted',
      persistence: { aofEnabled: false, rdbEnabled: false },
    })
    expect(secretValues(several)[1]).toBe('rediss://:key%2B%2F%3D@redis.example:10000')
  })

  it.each([
    [1, 1, 'P0v3', ['1', '1'], 0],
    [1, 3, 'P0v3', ['1', '3'], 1],
    [2, 2, 'P1v3', ['2', '2'], 1],
    [2, 1, 'P0v3', ['2', '2'], 1],
    [1, 2, 'B1', undefined, 1],
  ])(
    'given %i to %i servers of %s lets %j run, with %i Redis',
    (minimumInstances, maximumInstances, plan, run, redis) => {
      const deployed = deployTemplate(template, { ...needed, minimumInstances, maximumInstances, plan })
      const [scale] = ofType(deployed, 'Microsoft.Insights/autoscaleSettings').map(
        ({ properties }) => (properties as { readonly profiles: readonly { readonly capacity: object }[] }).profiles[0],
      )
      const [minimum, maximum] = run ?? []
      expect(scale?.capacity).toEqual(run && { minimum, maximum, default: minimum })
      expect(ofType(deployed, 'Microsoft.Cache/redisEnterprise')).toHaveLength(redis)
      expect('REDIS_URL' in settingsOf(deployed)).toBe(redis === 1)
    },
  )

  it('serves the people of another tenant where one is named', () => {
    const shared = deployTemplate(template, { ...needed, tenant: 'the-shared-tenant' })
    expect(settingsOf(shared)).toMatchObject({ MicrosoftAppTenantId: 'the-shared-tenant' })
    const bot = only(shared, 'Microsoft.BotService/botServices')
    expect(bot.properties).toMatchObject({ msaAppTenantId: 'the-shared-tenant' })
  })

  it('lets the identity read secrets of this vault, and nothing else', () => {
    const role = only(one, 'Microsoft.Authorization/roleAssignments')
    expect(role.scope).toBe(`Microsoft.KeyVault/vaults/${String(one.outputs['vault'])}`)
    expect(role.properties).toMatchObject({
      // Key Vault Secrets User
      roleDefinitionId: expect.stringMatching(/4633458b-17de-408a-b875-0445c86b69e6$/) as string,
      principalId: 'the-principal',
    })
  })

  it('takes names that Azure takes', () => {
    expect(String(one.outputs['vault'])).toMatch(/^[a-z][a-z0-9-]{2,23}$/)
    expect(String(one.outputs['webApp'])).toMatch(/^[a-z0-9][a-z0-9-]{2,38}[a-z0-9]$/)
  })
})

describe('the evaluator of templates', () => {
  it.each([
    ["[parameters('nothing')]", 'there is no nothing'],
    ["[surprise('a')]", 'surprise is no function that the test knows'],
    ["[concat('a']", 'the end stands in the arguments of concat'],
    ["[concat('a') 'b']", "'b' is left over"],
    ['[newGuid()]', 'newGuid is no function that the test knows'],
    ["[resourceId('Microsoft.Web/sites', 'a', 'b')]", 'Microsoft.Web/sites needs 1 names, not 2'],
    ["[reference(resourceId('Microsoft.Web/sites', 'other'), '2023-12-01').name]", 'is not there to be read'],
  ])('refuses %s', (value, message) => {
    const broken = { ...template, outputs: { wrong: { type: 'string', value } } }
    expect(() => deployTemplate(broken, needed)).toThrow(message)
  })

  it('refuses parameters that the template does not take', () => {
    expect(() => deployTemplate(template, { ...needed, plan: 'F1' })).toThrow('plan may not be F1')
    expect(() => deployTemplate(template, { ...needed, maximumInstances: 11 })).toThrow('may not be 11')
    expect(() => deployTemplate(template, { ...needed, size: 'S' })).toThrow('there is no size')
  })
})

function ofType(deployed: Deployed, type: string) {
  return deployed.resources.filter((resource) => resource.type === type)
}

function only(deployed: Deployed, type: string) {
  const [resource, ...others] = ofType(deployed, type)
  if (resource === undefined || others.length > 0) throw new Error(`there is not one ${type}`)
  return resource
}

function settingsOf(deployed: Deployed): Readonly<Record<string, string>> {
  return only(deployed, 'Microsoft.Web/sites/config').properties as Readonly<Record<string, string>>
}

function secretValues(deployed: Deployed): readonly string[] {
  const secrets = ofType(deployed, 'Microsoft.KeyVault/vaults/secrets')
  return secrets.map(({ properties }) => (properties as { readonly value: string }).value)
}

/** Every resource that is made before one: those it waits for, those they wait for, and so on. */
function allBefore(deployed: Deployed, id: string): readonly string[] {
  const waitsFor = deployed.resources.find((resource) => resource.id === id)?.dependsOn ?? []
  return waitsFor.flatMap((each) => [each, ...allBefore(deployed, each)])
}
