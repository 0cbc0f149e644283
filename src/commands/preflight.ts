import { runChecks } from './checks/runChecks.ts'
import { tellFindings } from './checks/tellFindings.ts'
import { preflightChecks } from './preflight/preflightChecks.ts'
import type { Plan } from './preflight/Plan.ts'

const help = `Looks at everything that a start needs, with the settings as they are now, and says what is not in order and what to do.

  npm run preflight

Run it on the server before "npm start", as the same account and with the same settings (node --env-file=FILE src/signpost.cjs preflight
reads them from a file).

  --json   for programs

It changes nothing. It ends with 1 where something is wrong.`

/** `npm run preflight`: 0 when nothing is wrong, 1 when something is, 2 for words it does not know. */
export async function preflight(args: readonly string[], plan: Plan): Promise<number> {
  if (args.some((each) => each !== '--json')) {
    console.log(help)
    return args.includes('--help') ? 0 : 2
  }
  const { findings } = await runChecks(preflightChecks, plan)
  return tellFindings(findings, args.includes('--json'))
}
