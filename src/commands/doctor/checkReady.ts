import { z } from 'zod'
import { ask } from '../checks/ask.ts'
import { ok, warning, wrong, type Result } from '../checks/Check.ts'
import type { Visit } from './Visit.ts'

const readySchema = z.object({ store: z.string(), content: z.string(), disk: z.string().optional() })

/** Whether the server can keep conversations and has sound content, in its own words. */
export async function checkReady({ address }: Visit): Promise<Result> {
  const { status, json } = await ask(`${address}/readyz`)
  const read = readySchema.safeParse(json)
  if (!read.success)
    return warning(
      `The server does not tell whether it is ready: /readyz gives ${String(status)}.`,
      'Does the proxy pass every path on? A very old Signpost may also answer so: bring it up to date.',
    )
  const { store, content, disk } = read.data
  const says = `${store}; ${content}`
  if (status !== 200)
    return wrong(says, 'Look at Redis, and at REDIS_URL on the server: npm run preflight there says more.')
  if (disk === 'on')
    return warning(
      says,
      'Turn both kinds of persistence off: save "" and appendonly no; in Azure, "Data persistence: Disabled".',
    )
  return ok(says)
}
