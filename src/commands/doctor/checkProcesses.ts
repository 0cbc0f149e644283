import { ask } from '../checks/ask.ts'
import { ok, wrong, type Result } from '../checks/Check.ts'
import { codeOf } from './checkToken.ts'
import { readConversation, showing } from './readConversation.ts'
import { directLineOf, type Visit } from './Visit.ts'

/** So many requests at once come to every process, if there are several. */
const requests = 8

/** Whether all processes behind the address know each other's tokens and conversations. */
export async function checkProcesses(visit: Visit): Promise<Result & { readonly found?: Partial<Visit> }> {
  const { token = '' } = visit.token ?? {}
  const direct = directLineOf(visit)
  const refreshed = await atOnce(() => ask(`${direct}/tokens/refresh`, { method: 'POST', headers: showing(token) }))
  if (refreshed.some((answer) => codeOf(answer) === 'TokenExpired'))
    return wrong(
      'There are several processes, and some do not know the tokens of the others.',
      'Give all of them the same SIGNPOST_SECRET (and SIGNPOST_SECRET_OLD), and the same REDIS_URL.',
    )
  const conversation = readConversation(
    await ask(`${direct}/conversations`, { method: 'POST', headers: showing(token) }),
  )
  if (conversation === undefined) return ok('all answers agree')
  const { conversationId } = conversation
  const polls = await atOnce(() =>
    ask(`${direct}/conversations/${conversationId}/activities`, { headers: showing(token) }),
  )
  const found = { begun: [...(visit.begun ?? []), token] }
  const withGreeting = polls.filter(({ text }) => text.includes('"activities":[{')).length
  if (withGreeting > 0 && withGreeting < polls.length)
    return {
      ...wrong(
        'There are several processes, and some do not know the conversations of the others.',
        'Set REDIS_URL on all of them, to the same Redis; or run one process only.',
      ),
      found,
    }
  return { ...ok('all answers agree'), found }
}

function atOnce<T>(request: () => Promise<T>): Promise<readonly T[]> {
  return Promise.all(Array.from({ length: requests }, request))
}
