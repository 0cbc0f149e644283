import { z } from 'zod'
import { ask } from '../checks/ask.ts'
import { notChecked, ok, wrong, type Result } from '../checks/Check.ts'
import type { Visit } from './Visit.ts'

const readySchema = z.object({ store: z.string(), content: z.string() })

/** Whether the server can keep conversations and has sound content, in its own words. */
export async function checkReady({ address }: Visit): Promise<Result> {
  const { status, json } = await ask(`${address}/readyz`)
  const read = readySchema.safeParse(json)
  if (!read.success) return notChecked(`/readyz gives ${String(status)}, so this server does not tell`)
  const { store, content } = read.data
  const says = `store: ${store}; content: ${content}`
  if (status !== 200)
    return wrong(says, 'Look at Redis and at REDIS_URL on the server: npm run preflight there says more.')
  return ok(says)
}
