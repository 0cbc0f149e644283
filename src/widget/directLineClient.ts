import type { Tap, View } from '../triage/View.ts'
import { createConnection } from './connection.ts'
import { Refused, type ActivitySet, type DirectLineRequests } from './directLineRequests.ts'
import { endConversation } from './endConversation.ts'

/** What a person did: pressed a button, or typed words. */
export type Message =
  | { readonly kind: 'tapped'; readonly tap: Tap; readonly contentVersion: string }
  | { readonly kind: 'typed'; readonly text: string }

/** Sends what a person does, and hears the views that answer it. */
export type DirectLineClient = {
  /** `isQuiet`: the view that answers it is not shown, because another message follows at once. */
  readonly send: (message: Message, options?: { readonly isQuiet: boolean }) => void
  /** Sends again, as the same message, what could not be kept; false when there is nothing of the kind. */
  readonly tryAgain: () => boolean
  /** Ends the conversation here and on the server: nothing is left of it. */
  readonly end: () => void
  /** Stops; the conversation stays for a reload. */
  readonly close: () => void
}

const looksForAnswerAfterMilliseconds = 3_000
const givesUpAfterMilliseconds = 7_000

/** Makes the client, which begins at once. `isRenewed` tells that the answers before this view are no longer kept. */
export function createDirectLineClient(options: {
  readonly requests: DirectLineRequests
  /** What a new conversation begins with: nobody waits for the server to read it. */
  readonly greeting: View
  readonly onView: (view: View, told: { readonly isRenewed: boolean }) => void
  /** `refusal` is what a server that answers and cannot serve says. */
  readonly onConnection: (isConnected: boolean, refusal: Refused | undefined) => void
  readonly onUnanswered: () => void
  /** The conversation that was shown is no longer kept. */
  readonly onGone: () => void
  /** What was sent could not be kept: what to do meanwhile is shown, and it waits for `tryAgain`. */
  readonly onNotKept: () => void
  /** The server takes no message of this length. */
  readonly onTooLong: (message: Message) => void
}): DirectLineClient {
  const { requests } = options
  const outbox: { readonly id: string; readonly message: Message }[] = []
  const seen = new Set<string>()
  const quiet = new Set<string>()
  const delivered = new Set<string>()
  let shownPlace: string | undefined
  let isRenewed = false
  let isDelivering = false
  let isHeld = false
  let awaited: string | undefined
  let lastAnswered: string | undefined
  let answerTimer: ReturnType<typeof setTimeout> | undefined

  const connection = createConnection({
    requests,
    onSet: readSet,
    onOpen: () => {
      if (!isHeld) void deliver()
    },
    onGone() {
      // Whoever has cleared it here has been told; whoever has just pressed something is told by the answer.
      if (shownPlace !== undefined && shownPlace !== 'cleared' && outbox.length === 0) options.onGone()
    },
    onReach(isReached, refusal) {
      // While something waits to be sent, its answer says best that all is well again.
      if (!isReached || outbox.length === 0) options.onConnection(isReached, refusal)
    },
    isWaiting: () => awaited !== undefined,
    // What a person reads stays on the screen: another conversation begins with the next thing they do.
    mayRest: () => shownPlace !== undefined && outbox.length === 0,
  })

  if (connection.token() === undefined) show(options.greeting)
  return {
    send(message, { isQuiet } = { isQuiet: false }) {
      const id = randomId()
      outbox.push({ id, message })
      if (isQuiet) quiet.add(id)
      isHeld = false
      connection.wake()
      void deliver()
    },
    tryAgain() {
      if (outbox.length === 0) return false
      isHeld = false
      connection.wake()
      void deliver()
      return true
    },
    end() {
      close()
      forget()
    },
    close,
  }

  function close(): void {
    clearTimeout(answerTimer)
    connection.close()
  }

  /** Posts what waits, in order. What fails stays, and goes again under the same id, so that it counts once. */
  async function deliver(): Promise<void> {
    if (isDelivering) return
    isDelivering = true
    try {
      for (let next = outbox[0]; next !== undefined; next = outbox[0]) {
        const token = connection.token()
        const conversationId = connection.id()
        if (token === undefined || conversationId === undefined) return
        const { id } = await requests.post(token, conversationId, activityOf(next))
        delivered.add(id)
        if (quiet.has(next.id)) quiet.add(id)
        outbox.shift()
        awaitAnswer(id)
        connection.wake()
      }
    } catch (error) {
      if (error instanceof Refused && error.isFinal) {
        const refused = outbox.shift()
        if (error.isTooLong && refused !== undefined) options.onTooLong(refused.message)
        else options.onUnanswered()
      } else if (error instanceof Refused && error.activities !== undefined) {
        isHeld = true
        readSet({ activities: error.activities })
        options.onNotKept()
      } else {
        connection.lose(error)
      }
    } finally {
      isDelivering = false
    }
  }

  function awaitAnswer(id: string): void {
    // Over the stream the answer may be quicker than the receipt.
    if (id === lastAnswered) return
    awaited = id
    clearTimeout(answerTimer)
    answerTimer = setTimeout(() => void lookForAnswer(), looksForAnswerAfterMilliseconds)
  }

  /** No answer came yet: perhaps only the stream is dead, as after a sleep, so what was missed is asked for. */
  async function lookForAnswer(): Promise<void> {
    await connection.catchUp().catch(() => undefined)
    if (awaited !== undefined) answerTimer = setTimeout(() => void giveUp(), givesUpAfterMilliseconds)
  }

  async function giveUp(): Promise<void> {
    await connection.catchUp().catch(() => undefined)
    if (awaited === undefined) return
    awaited = undefined
    connection.lose()
    options.onUnanswered()
  }

  function readSet({ activities }: ActivitySet): void {
    let latest: View | undefined
    for (const { id = '', replyToId, channelData } of activities) {
      const view = channelData?.view
      if (view === undefined || seen.has(id)) continue
      seen.add(id)
      if (view.place === 'failure') {
        // To somebody who has sent nothing that failed, it is for an empty screen.
        if (replyToId !== undefined || shownPlace === undefined) latest = view
        continue
      }
      if (replyToId !== undefined) answered(replyToId)
      if (replyToId !== undefined && answersQuietly(replyToId)) continue
      // A view that nobody asked for is a greeting, or the present view once more. It is for an empty screen; to a full one it
      // says, when it is another place, that the server has lost this conversation.
      if (replyToId !== undefined || shownPlace === undefined || shownPlace === 'failure') latest = view
      else isRenewed ||= view.place !== shownPlace && shownPlace !== 'cleared'
    }
    if (latest !== undefined) show(latest)
  }

  /** Whether a view answers a message that another follows at once. Over the stream it may come before the receipt, which has its id. */
  function answersQuietly(id: string): boolean {
    const [next] = outbox
    return quiet.has(id) || (!delivered.has(id) && next !== undefined && quiet.has(next.id))
  }

  function answered(id: string): void {
    lastAnswered = id
    if (awaited !== id) return
    awaited = undefined
    clearTimeout(answerTimer)
  }

  function show(view: View): void {
    shownPlace = view.place
    options.onView(view, { isRenewed })
    isRenewed = false
    // The server keeps no answers any more, so the tab keeps no conversation.
    if (view.place === 'cleared') forget()
  }

  /** Nothing of the conversation stays, here or on the server. */
  function forget(): void {
    const token = connection.token()
    if (token !== undefined) endConversation(token)
    connection.forget()
  }
}

function activityOf({ id, message }: { readonly id: string; readonly message: Message }) {
  // The view is drawn here: the same once more as text would only make the answer longer.
  const shared = { type: 'message', from: { id: 'person' }, channelData: { clientActivityID: id, reply: 'view' } }
  if (message.kind === 'typed') return { ...shared, text: message.text }
  return { ...shared, value: { signpost: message.tap, contentVersion: message.contentVersion } }
}

/** `crypto.randomUUID` is missing on pages without TLS, where the page may still be tried out. */
function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
