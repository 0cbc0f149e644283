import { createHash } from 'node:crypto'
import { valueOf, type Functions } from './armExpression.ts'

/** A template of Azure Resource Manager, as far as ours goes. */
export type Template = {
  readonly parameters: Readonly<Record<string, Parameter>>
  readonly variables: Readonly<Record<string, unknown>>
  readonly resources: readonly Resource[]
  readonly outputs: Readonly<Record<string, { readonly type: string; readonly value: unknown }>>
}

export type Parameter = {
  readonly type: string
  readonly defaultValue?: unknown
  readonly allowedValues?: readonly unknown[]
  readonly minValue?: number
  readonly maxValue?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly metadata?: { readonly description?: string }
}

export type Resource = Readonly<Record<string, unknown>> & {
  readonly type: string
  readonly name: string
  readonly apiVersion: string
  readonly condition?: unknown
  readonly scope?: string
  readonly dependsOn?: readonly string[]
  readonly properties?: Readonly<Record<string, unknown>> | string
}

/** What a template would make: resources with every expression evaluated, and which others each of them reads while it is made. */
export type Deployed = {
  readonly resources: readonly (Resource & { readonly id: string; readonly reads: readonly string[] })[]
  readonly outputs: Readonly<Record<string, unknown>>
  readonly allIds: readonly string[]
}

const group = '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/signpost'
const subscription = { subscriptionId: '11111111-2222-3333-4444-555555555555', tenantId: 'the-tenant' }

/** What Azure knows only once a resource is there. */
const runtime: Readonly<Record<string, object>> = {
  'Microsoft.ManagedIdentity/userAssignedIdentities': { principalId: 'the-principal', clientId: 'the-client' },
  'Microsoft.Cache/redisEnterprise': { hostName: 'redis.example' },
  'Microsoft.Cache/redisEnterprise/databases': { primaryKey: 'key+/=' },
}

/** Evaluates a template as Azure would, as strictly: an unknown name, a value not allowed or a resource that is not there throws. */
export function deployTemplate(template: Template, given: Readonly<Record<string, unknown>>): Deployed {
  const parameters = parametersOf(template, given)
  const reads: string[] = []
  const known = new Map<string, Resource>()
  const made = new Set<string>()
  const seen = (id: unknown, version: unknown): object => {
    const resource = known.get(String(id))
    if (resource === undefined || !made.has(String(id))) throw new Error(`${String(id)} is not there to be read`)
    if (resource.apiVersion !== version) throw new Error(`${String(id)} is made with another version than it is read`)
    reads.push(String(id))
    const values = runtime[resource.type]
    if (values === undefined) throw new Error(`the test knows nothing about ${resource.type} once it is there`)
    return values
  }
  const functions: Functions = {
    ...plainFunctions,
    parameters: (name) => own(parameters, name),
    variables: (name) => evaluate(own(template.variables, name), functions),
    reference: seen,
    listKeys: seen,
  }
  const idOf = (resource: Resource) => resourceIdOf(resource, functions)
  for (const resource of template.resources) {
    known.set(idOf(resource), resource)
    if (resource.condition === undefined || evaluate(resource.condition, functions) === true) made.add(idOf(resource))
  }
  const resources = template.resources
    .filter((resource) => made.has(idOf(resource)))
    .map((resource) => {
      reads.length = 0
      const evaluated = evaluate(resource, functions) as Resource
      return { ...evaluated, id: idOf(resource), reads: [...new Set(reads)] }
    })
  const outputs = Object.entries(template.outputs).map(([name, { value }]) => [name, evaluate(value, functions)])
  return { resources, outputs: Object.fromEntries(outputs) as Record<string, unknown>, allIds: [...known.keys()] }
}

function parametersOf(template: Template, given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  for (const name of Object.keys(given)) own(template.parameters, name)
  const functions: Functions = { ...plainFunctions, newGuid: () => crypto.randomUUID() }
  return Object.fromEntries(
    Object.entries(template.parameters).map(([name, parameter]) => {
      const value = name in given ? given[name] : evaluate(parameter.defaultValue, functions)
      refuseWrong(name, parameter, value)
      return [name, value]
    }),
  )
}

function refuseWrong(name: string, parameter: Parameter, value: unknown): void {
  const type = parameter.type.replace(/^secure/, '').toLowerCase()
  const types: Readonly<Record<string, string>> = { string: 'string', int: 'number', bool: 'boolean', object: 'object' }
  const size = typeof value === 'string' ? value.length : Number(value)
  const least = parameter.minLength ?? parameter.minValue ?? -Infinity
  const most = parameter.maxLength ?? parameter.maxValue ?? Infinity
  const allowed = parameter.allowedValues?.includes(value) ?? true
  if (typeof value !== types[type] || !allowed || size < least || size > most)
    throw new Error(`${name} may not be ${String(value)}`)
}

function evaluate(value: unknown, functions: Functions): unknown {
  if (typeof value === 'string') return valueOf(value, functions)
  if (Array.isArray(value)) return value.map((each) => evaluate(each, functions))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [valueOf(key, functions), evaluate(each, functions)]),
  )
}

function resourceIdOf(resource: Resource, functions: Functions): string {
  const names = String(valueOf(resource.name, functions)).split('/')
  const parent = resource.scope === undefined ? group : scopeId(String(valueOf(resource.scope, functions)))
  return below(parent, resource.type, names)
}

function scopeId(scope: string): string {
  const [provider = '', ...rest] = scope.split('/')
  return below(group, [provider, rest[0]].join('/'), rest.slice(1))
}

function below(parent: string, type: string, names: readonly unknown[]): string {
  const [provider, ...kinds] = type.split('/')
  if (kinds.length !== names.length) throw new Error(`${type} needs ${kinds.length} names, not ${names.length}`)
  return [parent, 'providers', provider, ...kinds.flatMap((kind, at) => [kind, String(names[at])])].join('/')
}

function own(values: object, name: unknown): unknown {
  if (!Object.hasOwn(values, String(name))) throw new Error(`there is no ${String(name)}`)
  return (values as Readonly<Record<string, unknown>>)[String(name)]
}

const hash = (...given: readonly unknown[]) => createHash('sha256').update(JSON.stringify(given)).digest('hex')

const plainFunctions: Functions = {
  and: (...given) => given.every((each) => each === true),
  concat: (...given) => given.map(String).join(''),
  createObject: (...given) =>
    Object.fromEntries(given.flatMap((key, at) => (at % 2 === 0 ? [[String(key), given[at + 1]]] : []))),
  empty: (value) => value === '' || value === null,
  equals: (one, other) => one === other,
  extensionResourceId: (parent, type, ...names) => below(String(parent), String(type), names),
  greater: (one, other) => Number(one) > Number(other),
  guid: (...given) => hash(given).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5'),
  max: (...given) => Math.max(...given.map(Number)),
  not: (value) => value !== true,
  replace: (text, from, to) => String(text).replaceAll(String(from), String(to)),
  resourceGroup: () => ({ id: group }),
  resourceId: (type, ...names) => below(group, String(type), names),
  string: String,
  subscription: () => subscription,
  subscriptionResourceId: (type, ...names) =>
    below(`/subscriptions/${subscription.subscriptionId}`, String(type), names),
  union: (...given) => Object.assign({}, ...given) as object,
  uniqueString: (...given) => hash(given).slice(0, 13),
  uriComponent: (text) => encodeURIComponent(String(text)),
}
