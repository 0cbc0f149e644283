import { randomBytes, randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import { renderPlainText } from '../channels/plainText.ts'
import type { Incoming } from '../conversation/Incoming.ts'
import { createMemorySessionStore } from '../conversation/memorySessionStore.ts'
import { takeTurn, type Conversation } from '../conversation/takeTurn.ts'
import { loadContent } from '../triage/content.ts'
import { watchContent } from '../triage/watchContent.ts'
import { contentFolders, contentOf, type Environment } from './Environment.ts'

const help = `Signpost in the terminal: the same conversation as everywhere, in plain text.

  npm run chat

Type an answer's number or words. "clear" deletes the answers; "quit" or Ctrl+D leaves. Nothing is kept after that.`

const leaving = ['quit', ':q']

/** `npm run chat`: one conversation on standard input and output. */
export async function chat(args: readonly string[], environment: Environment): Promise<number> {
  if (args.length > 0) {
    console.log(help)
    return args.includes('--help') ? 0 : 2
  }
  const now = () => new Date()
  const keeper = watchContent({
    folders: contentFolders(environment),
    first: contentOf(environment),
    load: (folders) => loadContent(folders, environment.trustName),
    now,
  })
  const key = randomBytes(16).toString('hex')
  const conversation: Conversation = {
    content: keeper.current,
    sessions: createMemorySessionStore({ maximumSessions: 1, now }),
    sessionKey: () => key,
    now,
  }
  const say = async (incoming: Incoming): Promise<void> => {
    const content = keeper.current()
    const { view } = await takeTurn(conversation, { conversationId: key, activityId: randomUUID(), incoming, content })
    console.log(`\n${'-'.repeat(60)}\n\n${renderPlainText(view, content.phrases)}`)
  }
  await say({ kind: 'joined' })
  const input = createInterface({ input: process.stdin, output: process.stdout, prompt: '\n> ' })
  input.prompt()
  for await (const text of input) {
    if (leaving.includes(text.trim().toLowerCase())) break
    await say({ kind: 'typed', text })
    input.prompt()
  }
  input.close()
  return 0
}
