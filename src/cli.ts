import { ContentError } from './content/ContentError.ts'
import { readConfig } from './config.ts'
import { UsageError } from './commands/UsageError.ts'
import { planOf } from './planOf.ts'

/** Each command is loaded when it is called: some need packages that a production install leaves out. */
const commands = {
  chat: async () => (await import('./commands/chat.ts')).chat,
  find: async () => (await import('./commands/find.ts')).find,
  understand: async () => (await import('./commands/understand.ts')).understand,
  'understand-report': async () => (await import('./commands/understandReport.ts')).understandReport,
  'check-content': async () => (await import('./commands/checkContent.ts')).checkContent,
  'check-services': async () => (await import('./commands/checkServices.ts')).checkServices,
  'check-links': async () => (await import('./commands/checkLinks.ts')).checkLinks,
  'close-service': async () => (await import('./commands/closeService.ts')).closeService,
  'reopen-service': async () => (await import('./commands/reopenService.ts')).reopenService,
  'sign-off': async () => (await import('./commands/signOff.ts')).signOff,
  export: async () => (await import('./commands/exportServices.ts')).exportServices,
  'build-widget': async () => (await import('./commands/buildWidget.ts')).buildWidgetFiles,
  'write-docs': async () => (await import('./commands/writeDocs.ts')).writeDocs,
  preflight: async () => {
    const { preflight } = await import('./commands/preflight.ts')
    return async (args: readonly string[]) => preflight(args, planOf(process.env))
  },
  doctor: async () => (await import('./commands/doctor.ts')).doctor,
  draw: async () => (await import('./commands/draw.ts')).draw,
  'package-teams': async () => (await import('./commands/packageTeams.ts')).packageTeams,
  'write-schemas': async () => (await import('./commands/writeSchemas.ts')).writeSchemas,
}
const [name = '', ...rest] = process.argv.slice(2)

try {
  if (!isCommand(name))
    throw new UsageError(`there is no command "${name}": there are ${Object.keys(commands).join(', ')}`)
  const command = await commands[name]()
  const read = readConfig(process.env)
  const settingProblems = 'problems' in read ? read.problems : []
  const environment = { trustName: process.env['TRUST_NAME'], settings: process.env, settingProblems }
  process.exitCode = await command(rest, environment)
} catch (error) {
  if (!(error instanceof ContentError || error instanceof UsageError)) throw error
  console.error(error.message)
  process.exitCode = error instanceof UsageError ? 2 : 1
}

function isCommand(text: string): text is keyof typeof commands {
  return Object.hasOwn(commands, text)
}
