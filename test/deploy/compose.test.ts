import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { Ajv } from 'ajv'
import { parse } from 'yaml'
import { readConfig, settings } from '../../src/config.ts'
import { projectRoot } from '../support/realContent.ts'

type Service = {
  readonly image: string
  readonly build?: { readonly context: string; readonly dockerfile: string }
  readonly command?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  readonly ports?: readonly string[]
  readonly networks: readonly string[]
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>
  readonly volumes?: readonly string[]
}

const folder = join(projectRoot, 'deploy')
const compose = parse(readFileSync(join(folder, 'compose.yaml'), 'utf8'), { merge: true }) as {
  readonly services: Readonly<Record<'signpost-1' | 'signpost-2' | 'redis' | 'proxy', Service>>
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>
}
const { services, networks } = compose

test('compose.yaml fits the schema of the Compose specification', () => {
  const require = createRequire(import.meta.url)
  const path = join(dirname(require.resolve('dclint')), '..', 'schemas', 'compose.schema.json')
  // Its name for draft 7 has an "s" too many for the validator, which takes draft 7 anyhow.
  const { $schema: _, ...schema } = JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, unknown>>
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema)
  void validate(compose)
  expect(validate.errors).toBeNull()
})

test('it runs Signpost twice, alike, behind one proxy', () => {
  expect(Object.keys(services)).toEqual(['signpost-1', 'signpost-2', 'redis', 'proxy'])
  expect(services['signpost-1']).toEqual(services['signpost-2'])
  const { build } = services['signpost-1']
  expect(resolve(folder, build?.context ?? '')).toBe(resolve(projectRoot))
  expect(existsSync(join(projectRoot, build?.dockerfile ?? ''))).toBe(true)
})

test.each(Object.entries(services))(
  '%s is limited, writes nothing, may gain no rights and comes back',
  (_, service) => {
    expect(service).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      restart: 'unless-stopped',
      cpus: expect.any(Number) as number,
      mem_limit: expect.stringMatching(/^\d+m$/) as string,
      pids_limit: expect.any(Number) as number,
      logging: { options: { 'max-size': '10m', 'max-file': '3' } },
    })
  },
)

test('Redis keeps nothing on a disk, and nobody reaches it but Signpost', () => {
  const given = (services.redis.command ?? []).join(' ')
  expect(given).toContain('--save  --appendonly no')
  expect(services.redis.volumes ?? []).toEqual([])
  expect(networks['inside']).toEqual({ internal: true })
  expect(services.redis.networks).toEqual(['inside'])
  expect(services.proxy.networks).toEqual(['outside'])
  const open = Object.entries(services).filter(([, { ports }]) => ports !== undefined)
  expect(open.map(([name]) => name)).toEqual(['proxy'])
})

test('each waits for what it needs, and that is checked', () => {
  expect(services['signpost-1'].depends_on).toEqual({ redis: { condition: 'service_healthy' } })
  expect(Object.keys(services.proxy.depends_on ?? {})).toEqual(['signpost-1', 'signpost-2'])
  expect(services.redis).toHaveProperty('healthcheck.test')
  expect(readFileSync(join(folder, 'Dockerfile'), 'utf8')).toContain('HEALTHCHECK')
})

test('the settings are those that the server knows', () => {
  const given = services['signpost-1'].environment ?? {}
  expect(Object.keys(settings.shape)).toEqual(expect.arrayContaining(Object.keys(given)))
  expect(readConfig({ ...given, SIGNPOST_SECRET: 'ab'.repeat(32) })).toHaveProperty('config')
})

test('the settings to copy are known and, with a secret, taken as they are', () => {
  const lines = readFileSync(join(folder, 'signpost.env.example'), 'utf8').split('\n')
  const given = Object.fromEntries(
    lines.filter((line) => /^\w+=/.test(line)).map((line) => line.split(/=(.*)/s).slice(0, 2)),
  )
  expect(Object.keys(settings.shape)).toEqual(expect.arrayContaining(Object.keys(given)))
  expect(given['SIGNPOST_SECRET']).toBe('')
  expect(readConfig({ ...given, SIGNPOST_SECRET: 'ab'.repeat(32) })).toHaveProperty('config')
})
