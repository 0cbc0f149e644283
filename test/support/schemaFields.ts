import { jsonSchemas } from '../../src/commands/jsonSchemas.ts'

/** One field of a service record, as its schema has it: `contacts.value`, whether a record needs it, what to write there. */
export type Field = { readonly path: string; readonly isNeeded: boolean; readonly note: string }

type Node = {
  readonly description?: string
  readonly properties?: Readonly<Record<string, Node>>
  readonly required?: readonly string[]
  readonly items?: Node
  readonly anyOf?: readonly Node[]
  readonly oneOf?: readonly Node[]
}

/** Fields whose parts are explained elsewhere: at `hours` and `evidence`, or in words at `forWhom`. */
const notTakenApart = /^(contacts\.(hours|evidence)|barriers\.evidence|forWhom\..+)$/

/** Every field of a service record, in order. */
export function serviceFields(): readonly Field[] {
  return fieldsOf(JSON.parse(jsonSchemas().find(({ name }) => name === 'service')?.text ?? '') as Node, '')
}

function fieldsOf(node: Node, path: string): readonly Field[] {
  const found = new Map<string, readonly Field[]>()
  for (const form of formsOf(node)) {
    for (const [key, value] of Object.entries(form.properties ?? {}).filter(([each]) => !found.has(each))) {
      const own = path === '' ? key : `${path}.${key}`
      const field = { path: own, isNeeded: form.required?.includes(key) ?? false, note: value.description ?? '' }
      found.set(key, [field, ...(notTakenApart.test(own) ? [] : fieldsOf(value, own))])
    }
  }
  return [...found.values()].flat()
}

/** A node, what its list holds, and each form that either may have. */
function formsOf(node: Node): readonly Node[] {
  const nodes = node.items === undefined ? [node] : [node, node.items]
  return nodes.flatMap((each) => [each, ...(each.anyOf ?? []), ...(each.oneOf ?? [])])
}
