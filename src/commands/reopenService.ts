import { parseArgs } from 'node:util'
import { ContentError } from '../content/ContentError.ts'
import { editYaml } from '../content/editYaml.ts'
import { contentOf, type Environment } from './Environment.ts'
import { contentWith, pathOf, serviceWith, textOf, writeWhole } from './serviceFile.ts'
import { UsageError } from './UsageError.ts'

const help = `Opens a service again that was closed.

  npm run reopen-service -- samaritans

  --as       current or unconfirmed; without it, what it was before

By hand it is one line in its file: status: current`

/** `npm run reopen-service`: gives a closed service back the status it had. */
export async function reopenService(args: readonly string[], environment: Environment): Promise<number> {
  const { id, as, isHelp } = parse(args)
  if (isHelp || id === undefined) {
    console.log(help)
    return isHelp ? 0 : 2
  }
  const service = serviceWith(contentOf(environment), id)
  const path = pathOf(environment, id)
  if (service.status !== 'closed') {
    console.log(`${service.name} is not closed: its status is ${service.status}.`)
    return 1
  }
  if (service.closedContacts !== undefined && service.contacts.length === 0) {
    console.log(
      `Every way to reach ${service.name} is closed. Put a way that works into ${path}, with a status of its own taken out.`,
    )
    return 1
  }
  const asked = as ?? service.closed?.was
  const withStatus = (status: string) =>
    editYaml(textOf(path), [
      { path: [], key: 'status', value: status },
      { path: [], key: 'closed', value: undefined },
    ])
  const status = asked ?? (isSound(environment, path, withStatus('current')) ? 'current' : 'unconfirmed')
  contentWith(environment, path, withStatus(status))
  writeWhole(path, withStatus(status))
  console.log(
    `Open again: ${service.name}, as ${status}. Written to ${path}\nIf nobody has tried it since: npm run check-services -- ${id}`,
  )
  return 0
}

function parse(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { as: { type: 'string' }, help: { type: 'boolean' } },
      allowPositionals: true,
    })
    const { as } = values
    if (as !== undefined && as !== 'current' && as !== 'unconfirmed')
      throw new UsageError(`--as is current or unconfirmed, not "${as}"`)
    return { id: positionals[0], as, isHelp: values.help === true }
  } catch (error) {
    throw error instanceof UsageError
      ? error
      : new UsageError(`${error instanceof Error ? error.message : ''}\n\n${help}`)
  }
}

function isSound(environment: Environment, path: string, text: string): boolean {
  try {
    contentWith(environment, path, text)
    return true
  } catch (error) {
    if (error instanceof ContentError) return false
    throw error
  }
}
