import { createSnapshotReader } from '../../src/content/snapshotReader.ts'
import { renderPlainText } from '../../src/channels/plainText.ts'
import { createMemorySessionStore } from '../../src/conversation/memorySessionStore.ts'
import { takeTurn, type Conversation } from '../../src/conversation/takeTurn.ts'
import type { SessionStore } from '../../src/conversation/SessionStore.ts'
import { foldersBelow, loadContent, versionOf, type Content, type ContentFolders } from '../../src/triage/content.ts'
import { keepContent } from '../../src/triage/keepContent.ts'
import { answer, command } from '../support/aConversation.ts'
import { contentCopy } from '../support/contentCopy.ts'
import { aTeamsChat } from '../teams/support/aTeamsChat.ts'
import { createClient, tapped, typed } from './support/client.ts'
import { startServer } from './support/startServer.ts'

/** The two contents that are swapped differ in a phrase, a question, a service and the emergency help, each marked with its letter. */
const marked: readonly (readonly [file: string, from: string, to: (letter: string) => string])[] = [
  [
    'flows/phrases.yaml',
    'showResults: "Show what there is now"',
    (letter) => `showResults: "Show what there is now (phrase ${letter})"`,
  ],
  ['flows/phrases.yaml', 'privacy: "Privacy"', (letter) => `privacy: "Privacy (phrase ${letter})"`],
  [
    'flows/find-support.yaml',
    'label: "Where do you work or train?"',
    (letter) => `label: "Where do you work or train? (flow ${letter})"`,
  ],
  [
    'flows/find-support.yaml',
    'label: "London (inside the M25)"',
    (letter) => `label: "London (inside the M25, flow ${letter})"`,
  ],
  ['services-catalog/uk/samaritans.yaml', 'name: Samaritans', (letter) => `name: Samaritans (catalog ${letter})`],
  [
    'services-catalog/uk/bma-counselling.yaml',
    'name: BMA counselling',
    (letter) => `name: BMA counselling (catalog ${letter})`,
  ],
]

const copy = contentCopy()
const originals = new Map([...new Set(marked.map(([file]) => file))].map((file) => [file, copy.read(file)]))
afterAll(() => copy.remove())

function mark(letter: string): void {
  for (const [file, original] of originals) {
    const text = marked
      .filter(([each]) => each === file)
      .reduce((changed, [, from, to]) => changed.replace(from, to(letter)), original)
    copy.write(file, text)
  }
}

/** The letters in a text: one of them, if nothing is half of a change. */
const lettersIn = (text: string) =>
  new Set([...text.matchAll(/(?:phrase|flow|catalog) ([AB])\)/g)].map(([, letter]) => letter))

/** A store that answers later, as one over a network does, so that content is swapped in the middle of turns. */
function slow(store: SessionStore): SessionStore {
  const later = () => new Promise((resolve) => setTimeout(resolve, Math.random() * 4))
  return {
    ...store,
    read: async (key) => (await later(), store.read(key)),
    write: async (key, session, expected) => (await later(), store.write(key, session, expected)),
    delete: async (...what) => (await later(), store.delete(...what)),
  }
}

test('1,000 swaps of content under load: no turn fails, and none sees half of a change, on the web, in Teams and in the terminal', async () => {
  const folders = foldersBelow(copy.root)
  mark('A')
  const known = new Map<string, Content>()
  // Each version is read and checked whole the first time; then the same bytes give the same content.
  const load = (from: ContentFolders) => {
    const version = versionOf(from)
    const content = known.get(version) ?? loadContent(from, 'Anytown')
    known.set(version, content)
    return content
  }
  const now = () => new Date('2026-11-24T10:00:00Z')
  const keeper = keepContent({
    folders,
    first: load(folders),
    load,
    read: createSnapshotReader().read,
    now,
    settleMilliseconds: 0,
  })
  const conversation: Conversation = {
    content: keeper.current,
    sessions: slow(createMemorySessionStore({ maximumSessions: 1000, now })),
    sessionKey: (id) => id,
    now,
  }
  const server = await startServer({ content: keeper.current, takeTurn: (turn) => takeTurn(conversation, turn) })
  const teams = aTeamsChat({ currentContent: keeper.current, sessions: conversation.sessions })
  const outcomes: string[] = []
  let swaps = 0
  const clients = { areDone: false }

  async function web(): Promise<void> {
    const client = createClient(server.address)
    while (!clients.areDone) {
      const { conversationId, token } = await client.begin()
      for (const activity of [
        typed('hello'),
        tapped(answer('location', 'london')),
        tapped(command('show-results')),
        tapped(command('start-again')),
        tapped(command('show-results')),
      ])
        if ((await client.post(token, conversationId, activity)).status !== 200) outcomes.push('a web turn failed')
      const { body } = await client.poll(token, conversationId)
      for (const each of body.activities) if (each.from.id !== 'person') outcomes.push(JSON.stringify(each))
    }
  }

  async function inTeams(index: number): Promise<void> {
    const chat = { conversation: { id: `chat-${index}`, conversationType: 'personal', tenantId: 'our-tenant' } }
    while (!clients.areDone) {
      for (const sets of [
        answer('location', 'london'),
        command('show-results'),
        command('privacy'),
        command('start-again'),
      ])
        outcomes.push(
          JSON.stringify(
            (await teams.execute({ signpost: sets, contentVersion: keeper.current().version }, chat)) ??
              'a Teams turn failed',
          ),
        )
      for (const message of await teams.type('results', chat)) outcomes.push(JSON.stringify(message))
    }
  }

  async function inTerminal(index: number): Promise<void> {
    while (!clients.areDone) {
      for (const text of ['hello', 'london', 'results', 'start again']) {
        const content = keeper.current()
        const { view } = await takeTurn(conversation, {
          conversationId: `terminal-${index}`,
          activityId: undefined,
          incoming: { kind: 'typed', text },
          content,
        })
        outcomes.push(renderPlainText(view, content.phrases))
      }
    }
  }

  const turns = Array.from({ length: 4 }, (_, index) => [web(), inTeams(index), inTerminal(index)]).flat()
  for (let index = 0; index < 1000; index++) {
    mark(index % 2 === 0 ? 'B' : 'A')
    const look = await keeper.look()
    if (look.kind === 'changed') swaps++
  }
  clients.areDone = true
  await Promise.all(turns)
  await server.close()

  expect(swaps).toBe(1000)
  expect(outcomes.length).toBeGreaterThan(1000)
  expect(outcomes.filter((text) => /failed|Something went wrong/.test(text)).slice(0, 3)).toEqual([])
  expect(outcomes.filter((text) => lettersIn(text).size > 1).slice(0, 3)).toEqual([])
  const seen = outcomes.flatMap((text) => [...lettersIn(text)])
  expect(seen.filter((letter) => letter === 'A').length).toBeGreaterThan(300)
  expect(seen.filter((letter) => letter === 'B').length).toBeGreaterThan(300)
  expect(server.logged).toEqual([])
}, 300_000)
