import { existsSync, readFileSync } from 'node:fs'
import { search } from '@jmespath-community/jmespath'
import { deployTemplate, type Deployed, type Template } from '../deployTemplate.ts'
import { enter, type Cloud } from './cloud.ts'

/**
 * Stands in for the `az` command: refuses commands and options that the real one does not have (they were tried on az 2.45), needs what
 * that needs, evaluates the template, and gives what the script asks for in the form it asks for. Throws what `az` would say.
 */
export function az(cloud: Cloud, given: readonly string[]): string {
  const name = Object.keys(commands).find((each) => `${given.join(' ')} `.startsWith(`${each} `))
  const command = name === undefined ? undefined : commands[name]
  if (name === undefined || command === undefined)
    throw new Error(`ERROR: '${given.join(' ')}' is misspelled or not recognized by the system.`)
  const rest = given.slice(name.split(' ').length)
  enter(cloud, `az ${name}`, rest)
  const options = readOptions(rest, [...command.takes, ...command.needs, 'output', 'query'])
  for (const each of command.needs) one(options, each)
  if (!cloud.signedIn) throw new Error("ERROR: Please run 'az login' to setup account.")
  return printed(command.does(cloud, options), options)
}

type Options = Readonly<Record<string, readonly string[]>>
type Command = {
  readonly needs: readonly string[]
  readonly takes: readonly string[]
  readonly does: (cloud: Cloud, options: Options) => unknown
}

const commands: Readonly<Record<string, Command>> = {
  'account show': { needs: [], takes: [], does: () => ({ name: 'Anytown Hospitals' }) },
  'group exists': { needs: ['name'], takes: [], does: (cloud) => cloud.group !== undefined },
  'group show': { needs: ['name'], takes: [], does: (cloud) => groupOf(cloud) },
  'group create': {
    needs: ['name', 'location'],
    takes: ['tags'],
    does: (cloud, options) => {
      const tags = (options['tags'] ?? []).map((tag) => [tag.split('=')[0], tag.slice(tag.indexOf('=') + 1)])
      cloud.group = { tags: Object.fromEntries(tags) as Record<string, string> }
    },
  },
  'group delete': {
    needs: ['name'],
    takes: ['yes'],
    does: (cloud, options) => {
      groupOf(cloud)
      if (options['yes'] === undefined) throw new Error('ERROR: it would ask, and nobody answers')
      Object.assign(cloud, { group: undefined, vault: undefined, app: undefined })
    },
  },
  'resource list': {
    needs: ['resource-group'],
    takes: ['resource-type'],
    does: (cloud, options) =>
      (cloud.app?.resources ?? [])
        .filter((type) => [undefined, type].includes(options['resource-type']?.[0]))
        .map((type) => ({ name: 'signpost', type, id: `/${type}/signpost` })),
  },
  'resource delete': {
    needs: ['ids'],
    takes: [],
    does: (cloud, options) => {
      const app = appOf(cloud)
      app.resources = app.resources.filter(
        (type) => !`/${type}/`.startsWith(one(options, 'ids').replace('signpost', '')),
      )
    },
  },
  'deployment group what-if': {
    needs: ['resource-group', 'template-file'],
    takes: ['name', 'parameters'],
    does: (cloud, options) => {
      groupOf(cloud)
      return deployed(options).resources.map(({ type }) => `  + ${type}`)
    },
  },
  'deployment group create': {
    needs: ['resource-group', 'template-file'],
    takes: ['name', 'parameters'],
    does: (cloud, options) => {
      groupOf(cloud)
      keep(cloud, deployed(options))
    },
  },
  'keyvault list': {
    needs: [],
    takes: ['resource-group'],
    does: ({ vault }) => (vault === undefined ? [] : [{ name: vault.name, id: `/vaults/${vault.name}` }]),
  },
  'keyvault purge': {
    needs: ['name'],
    takes: [],
    does: (cloud, options) => void cloud.purged.push(one(options, 'name')),
  },
  'webapp list': {
    needs: [],
    takes: ['resource-group'],
    does: ({ app }) => (app === undefined ? [] : [{ name: app.name }]),
  },
  'webapp show': {
    needs: ['resource-group', 'name'],
    takes: [],
    does: (cloud) => ({ id: `/sites/${appOf(cloud).name}` }),
  },
  'webapp config appsettings list': {
    needs: ['resource-group', 'name'],
    takes: [],
    does: (cloud) => Object.entries(appOf(cloud).settings).map(([name, value]) => ({ name, value })),
  },
  'webapp restart': { needs: ['resource-group', 'name'], takes: [], does: (cloud) => void appOf(cloud) },
  'webapp deploy': {
    needs: ['resource-group', 'name', 'src-path'],
    takes: ['type'],
    does: (cloud, options) => {
      appOf(cloud)
      const path = one(options, 'src-path')
      if (!existsSync(path)) throw new Error(`ERROR: Either '${path}' is not a valid local file path`)
      if (one(options, 'type') !== 'zip') throw new Error('ERROR: the test knows only zips')
      cloud.programs.push(path)
    },
  },
  rest: { needs: ['url'], takes: ['method'], does: (cloud, options) => answerTo(cloud, one(options, 'url')) },
}

/** What the management interface answers about secrets, of which it shows no value. */
function answerTo(cloud: Cloud, url: string): unknown {
  const { vault, app } = cloud
  if (url === `https://management.azure.com/vaults/${vault?.name}/secrets?api-version=2024-11-01`)
    return { value: vault?.secrets.map((name) => ({ name })) }
  const site = `https://management.azure.com/sites/${app?.name}/config/configreferences/appsettings`
  if (url !== `${site}?api-version=2023-12-01`) throw new Error(`ERROR: Not Found(${url})`)
  const status = cloud.refusals > 0 ? 'AccessToKeyVaultDenied' : 'Resolved'
  cloud.refusals = Math.max(0, cloud.refusals - 1)
  const references = Object.entries(appOf(cloud).settings).filter(([, value]) =>
    value.startsWith('@Microsoft.KeyVault('),
  )
  return { value: references.map(([name]) => ({ name, properties: { status } })) }
}

function deployed(options: Options): Deployed {
  const template = JSON.parse(readFileSync(one(options, 'template-file'), 'utf8')) as Template
  const given = (options['parameters'] ?? []).flatMap((parameter) => readParameter(parameter, template))
  return deployTemplate(template, Object.fromEntries(given) as Record<string, unknown>)
}

function readParameter(parameter: string, { parameters }: Template): readonly (readonly [string, unknown])[] {
  if (parameter.startsWith('@')) {
    const file = JSON.parse(readFileSync(parameter.slice(1), 'utf8')) as {
      parameters: Record<string, { value: unknown }>
    }
    return Object.entries(file.parameters).map(([name, { value }]) => [name, value])
  }
  const [name = ''] = parameter.split('=')
  const value = parameter.slice(name.length + 1)
  return [[name, parameters[name]?.type === 'string' ? value : JSON.parse(value)]]
}

/** Keeps what is there already, as Azure does, and makes the rest. */
function keep(cloud: Cloud, { resources, outputs }: Deployed): void {
  const settings = resources.find(({ type }) => type === 'Microsoft.Web/sites/config')?.properties
  const secrets = resources.filter(({ type }) => type === 'Microsoft.KeyVault/vaults/secrets')
  const names = secrets.map(({ name }) => name.split('/')[1] ?? '')
  cloud.vault = { name: String(outputs['vault']), secrets: [...new Set([...(cloud.vault?.secrets ?? []), ...names])] }
  cloud.app = {
    name: String(outputs['webApp']),
    settings: settings as Record<string, string>,
    resources: [...new Set([...(cloud.app?.resources ?? []), ...resources.map(({ type }) => type)])],
  }
}

function readOptions(given: readonly string[], known: readonly string[]): Options {
  const options: Record<string, string[]> = {}
  let name = ''
  for (const text of given) {
    if (text.startsWith('--')) {
      name = text.slice(2)
      if (!known.includes(name)) throw new Error(`ERROR: unrecognized arguments: ${text}`)
      options[name] = []
    } else if (name === '') throw new Error(`ERROR: unrecognized arguments: ${text}`)
    else options[name]?.push(text)
  }
  return options
}

function one(options: Options, name: string): string {
  const [value, ...more] = options[name] ?? []
  if (value === undefined || value === '' || more.length > 0) throw new Error(`ERROR: --${name}: expected one argument`)
  return value
}

function groupOf(cloud: Cloud): NonNullable<Cloud['group']> {
  if (cloud.group === undefined) throw new Error('ERROR: (ResourceGroupNotFound) Resource group could not be found.')
  return cloud.group
}

function appOf(cloud: Cloud): NonNullable<Cloud['app']> {
  if (cloud.app === undefined) throw new Error('ERROR: (ResourceNotFound) The Resource was not found.')
  return cloud.app
}

function printed(result: unknown, options: Options): string {
  const format = options['output']?.[0] ?? 'json'
  if (format === 'none' || result === undefined) return ''
  const query = options['query']?.[0]
  const found: unknown = query === undefined ? result : search(result as never, query)
  if (format !== 'tsv') return `${JSON.stringify(found, null, 2)}\n`
  return (Array.isArray(found) ? found : [found])
    .filter((each) => each !== null)
    .map((each) => `${String(each)}\n`)
    .join('')
}
