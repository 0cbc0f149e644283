import { randomBytes, randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import { renderPlainText } from '../channels/plainText.ts'
import type { Incoming } from '../conversation/Incoming.ts'
import { createMemorySessionStore } from '../conversation/memorySessionStore.ts'
import { takeTurn, type Conversation } from '../conversation/takeTurn.ts'
import { loadContent } from '../triage/content.ts'
import { projectRoot, type Environment } from './projectRoot.ts'

const help = `Signpost in the terminal: the same conversation as everywhere, in plain text.

  npm run chat

Type an answer's number or words. "clear" deletes the answers and ends. Nothing is kept after that.`

/** `npm run chat`: one conversation on standard input and output. */
export async function chat(args: readonly string[], { trustName }: Environment): Promise<number> {
  if (args.length > 0) {
    console.log(help)
    return args.includes('--help') ? 0 : 2
  }
  const content = loadContent(projectRoot, trustName)
  const now = () => new Date()
  const key = randomBytes(16).toString('hex')
  const conversation: Conversation = {
    content: () => content,
    sessions: createMemorySessionStore({ maximumSessions: 1, now }),
    sessionKey: () => key,
    now,
  }
  const say = async (incoming: Incoming): Promise<boolean> => {
    const { view, ended } = await takeTurn(conversation, { conversationId: key, activityId: randomUUID(), incoming })
    console.log(`\n${'-'.repeat(60)}\n\n${renderPlainText(view, content.phrases)}`)
    return ended
  }
  await say({ kind: 'joined' })
  const input = createInterface({ input: process.stdin, output: process.stdout, prompt: '\n> ' })
  input.prompt()
  for await (const text of input) {
    if (await say({ kind: 'typed', text })) break
    input.prompt()
  }
  input.close()
  return 0
}
