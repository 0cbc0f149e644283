import { z } from 'zod'
import { ask } from '../checks/ask.ts'
import { ok, wrong, type Result } from '../checks/Check.ts'
import { codeOf } from './checkToken.ts'
import { readConversation, showing } from './readConversation.ts'
import { directLineOf, type Conversation, type Visit } from './Visit.ts'

const setSchema = z.object({
  activities: z.array(
    z.object({
      from: z.object({ role: z.string() }),
      replyToId: z.string().optional(),
      suggestedActions: z.object({ actions: z.array(z.object({ value: z.unknown() })) }).optional(),
    }),
  ),
})

/** Whether a conversation can be begun. */
export async function checkConversation(visit: Visit): Promise<Result & { readonly found?: Partial<Visit> }> {
  const fresh = z
    .object({ token: z.string() })
    .safeParse((await ask(`${visit.address}/api/web-chat/token`, { method: 'POST' })).json)
  const token = fresh.data?.token ?? visit.token?.token ?? ''
  const answer = await ask(`${directLineOf(visit)}/conversations`, { method: 'POST', headers: showing(token) })
  const conversation = readConversation(answer)
  if (conversation === undefined)
    return wrong(
      `No conversation can be begun (${String(answer.status)}${codeOf(answer) === undefined ? ', and not by Signpost' : ''}).`,
      'Does the proxy pass /v3/directline/ on, with every method and header? The log of Signpost may say more.',
    )
  return { ...ok('a conversation can be begun'), found: { conversation, begun: [...(visit.begun ?? []), token] } }
}

/** Whether a tap is answered: the doctor presses the first button, in a conversation that nobody else has. */
export async function checkReply(visit: Visit): Promise<Result> {
  const { conversation } = visit
  if (conversation === undefined) throw new TypeError('Expected a conversation before a reply')
  const button = (await activitiesOf(visit, conversation)).flatMap(
    ({ suggestedActions }) => suggestedActions?.actions ?? [],
  )[0]
  if (button === undefined)
    return wrong('The conversation begins without its first question.', 'The log of Signpost says why.')
  const posted = await ask(`${directLineOf(visit)}/conversations/${conversation.conversationId}/activities`, {
    method: 'POST',
    headers: showing(conversation.token),
    body: { type: 'message', value: button.value, channelData: { clientActivityID: 'the-doctor' } },
  })
  const { id } = z.object({ id: z.string() }).safeParse(posted.json).data ?? {}
  if (posted.status !== 200 || id === undefined)
    return wrong(
      `An answer is not taken (${String(posted.status)}).`,
      'Does the proxy pass the bodies of POST requests on? The log of Signpost may say more.',
    )
  const replies = (await activitiesOf(visit, conversation)).filter(({ replyToId }) => replyToId === id)
  return replies.length > 0
    ? ok('an answer is answered')
    : wrong('An answer is taken, and no reply arrives.', 'The log of Signpost says why.')
}

async function activitiesOf(visit: Visit, { conversationId, token }: Conversation) {
  const { json } = await ask(`${directLineOf(visit)}/conversations/${conversationId}/activities`, {
    headers: showing(token),
  })
  return setSchema.safeParse(json).data?.activities ?? []
}

/** Ends what the doctor began, so that nothing of it is kept. */
export async function endConversations({ address }: Visit, tokens: readonly string[]): Promise<void> {
  for (const token of tokens) {
    await ask(`${address}/api/web-chat/end`, { method: 'POST', body: { token } }).catch(() => undefined)
  }
}
