import { ContentError } from './content/ContentError.ts'
import { chat } from './commands/chat.ts'
import { checkContent } from './commands/checkContent.ts'
import { find } from './commands/find.ts'
import { UsageError } from './commands/UsageError.ts'

const commands = { chat, find, 'check-content': checkContent }
const [name = '', ...rest] = process.argv.slice(2)

try {
  if (!isCommand(name))
    throw new UsageError(`there is no command "${name}": there are ${Object.keys(commands).join(', ')}`)
  process.exitCode = await commands[name](rest, { trustName: process.env['TRUST_NAME'] })
} catch (error) {
  if (!(error instanceof ContentError || error instanceof UsageError)) throw error
  console.error(error.message)
  process.exitCode = error instanceof UsageError ? 2 : 1
}

function isCommand(text: string): text is keyof typeof commands {
  return Object.hasOwn(commands, text)
}
