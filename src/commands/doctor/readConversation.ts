import { z } from 'zod'
import type { Answer } from '../checks/ask.ts'
import type { Conversation } from './Visit.ts'

const conversationSchema = z.object({ conversationId: z.string(), token: z.string(), streamUrl: z.string() })

/** The conversation that an answer opens; undefined where it opens none. */
export function readConversation({ status, json }: Pick<Answer, 'status' | 'json'>): Conversation | undefined {
  return status === 200 || status === 201 ? conversationSchema.safeParse(json).data : undefined
}

/** The header that shows a token. */
export function showing(token: string): Readonly<Record<string, string>> {
  return { Authorization: `Bearer ${token}` }
}
