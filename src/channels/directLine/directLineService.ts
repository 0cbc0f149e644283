import type { Activity } from 'botbuilder'
import type { Keyring } from '../keyring.ts'
import { activityList, activitySet } from './activitySet.ts'
import type { DirectLineAdapter } from './DirectLineAdapter.ts'
import type { Feed, Publication } from './feed.ts'
import type { Stream } from './openStreams.ts'
import type { Gate, Refusal } from './gate.ts'
import { isBack } from './incomingOf.ts'
import { within } from '../../redis/within.ts'
import { orWithoutStore } from './orWithoutStore.ts'
import { drawsView } from './outgoingOf.ts'
import { personActivity, personActivityId } from './personActivity.ts'
import { readActivity, type Received } from './readActivity.ts'
import type { Tokens } from './tokens.ts'
import { readWatermark } from './watermark.ts'

/** What opens a conversation: its token, and a ticket for its stream. */
export type Grant = {
  readonly conversationId: string
  readonly token: string
  readonly expiresInSeconds: number
  readonly ticket: string
}

type Token = string | undefined

/** Who asks for which conversation's stream, from where on. */
export type StreamRequest = { readonly ticket: Token; readonly conversationId: string; readonly watermark: Token }

/** An activity that was kept, or what its person is shown where it could not be. */
export type Posted = { readonly id: string } | { readonly notKept: string }

/** The Direct Line 3.0 service without HTTP: what each of its endpoints does. */
export type DirectLineService = {
  /** A token for a conversation that nobody has yet. */
  readonly newToken: () => Promise<Grant>
  /** A later token for the same conversation. */
  readonly refresh: (token: Token) => Promise<Grant | Refusal>
  /** Starts the token's conversation, or finds it again; `created` says which. A watermark says that it was open before. */
  readonly start: (token: Token, watermark: Token) => Promise<(Grant & { readonly created: boolean }) | Refusal>
  /** Finds a conversation again after a lost connection; shows its present view where its log is gone. */
  readonly reconnect: (token: Token, conversationId: string, watermark: Token) => Promise<Grant | Refusal>
  /** Takes a turn; answers the activity's id once the turn is over, or, where it could not be kept, what the person is shown, as the JSON text of a list of activities. */
  readonly post: (token: Token, conversationId: string, body: unknown) => Promise<Posted | Refusal>
  /** The activities after a watermark, as the JSON text of an activity set. */
  readonly poll: (
    token: Token,
    conversationId: string,
    watermark: Token,
  ) => Promise<{ readonly json: string } | Refusal>
  /** Whether a ticket opens this conversation's stream from this watermark: it does so once, as addresses are logged on their way. */
  readonly useTicket: (request: StreamRequest) => Promise<{ readonly open: true } | Refusal>
  /** Sends a stream what it has missed and, from now on, what comes. The ticket has been used for it. */
  readonly attach: (request: StreamRequest, stream: Stream) => Promise<{ readonly open: true } | Refusal>
  readonly detach: (conversationId: string, stream: Stream) => void
  /** Ends a conversation for good: session, log and streams are gone when this resolves. */
  readonly end: (token: Token) => Promise<{ readonly ended: true } | Refusal>
}

/** Ends conversations for good, and knows which have ended. */
export type Endings = {
  readonly end: (conversationId: string) => Promise<void>
  readonly hasEnded: (conversationId: string) => Promise<boolean>
}

/** Makes the service. */
export function createDirectLineService(options: {
  readonly keyring: Keyring
  readonly tokens: Tokens
  readonly gate: Gate
  readonly feed: Feed
  readonly adapter: DirectLineAdapter
  /** Whether a ticket is used for the first time within a minute, by any process. */
  readonly isFirstUse: (ticket: string) => Promise<boolean>
  /** Deletes all there is of a conversation. */
  readonly end: (conversationId: string) => Promise<void>
  /** What a person is shown whose turn could not be kept; without an activity, of one who has done nothing yet. */
  readonly notKept: (activity: (Pick<Activity, 'type'> & Partial<Activity>) | undefined) => Publication
  /** There is one where the store may go away and come back. */
  readonly onBack?: ((listener: () => void) => void) | undefined
  readonly now: () => Date
  readonly maximumMessageCharacters?: number | undefined
  /** How long a person waits for an answer at most, however many turns go before; undefined waits. */
  readonly answerMilliseconds?: number | undefined
}): DirectLineService {
  const { keyring, tokens, gate, feed, adapter } = options

  const grant = async (conversationId: string): Promise<Grant> => ({
    conversationId,
    token: await tokens.sign('token', conversationId),
    expiresInSeconds: tokens.lifetimeSeconds,
    ticket: await tokens.sign('ticket', conversationId),
  })
  /** Without the store it greets nobody: the stream or the poll that follows says why. */
  const greetUnlessKept = (conversationId: string, after: number): Promise<boolean> =>
    orWithoutStore(
      async () => {
        if (await feed.isKept(conversationId)) return false
        // To a conversation that goes on, joining shows its present view.
        const { publications } = await adapter.receive(conversationId, {
          type: 'conversationUpdate',
          ...(after > 0 ? { value: isBack } : {}),
        })
        await feed.publish(conversationId, publications)
        return true
      },
      () => true,
    )
  /** Whoever opened the conversation while the store was away has not been greeted. */
  const greetIfMissed = async (conversationId: string, after: number): Promise<void> => {
    if (options.onBack !== undefined) await greetUnlessKept(conversationId, after)
  }
  const takeTurn = async (conversationId: string, id: string, posted: Received): Promise<void> => {
    const isMessage = posted.activity.type === 'message'
    const activity = isMessage ? { ...posted.activity, id } : posted.activity
    // Clients place a reply after the activity it answers, by their order and by their times, so the person's own goes first.
    // Whoever draws the view has no use for it.
    const isEchoed = isMessage && !drawsView(activity.channelData)
    const own = isEchoed ? [personActivity(id, posted, options.now())] : []
    const { publications, ends } = await adapter.receive(conversationId, activity)
    await (ends ? feed.publishLast : feed.publish)(conversationId, [...own, ...publications])
  }
  const enterStream = (
    { ticket, conversationId, watermark }: StreamRequest,
    task: (conversationId: string, after: number) => Promise<void>,
  ) =>
    gate.enter<{ readonly open: true }>({ kind: 'ticket', token: ticket, conversationId }, async (opened) => {
      const after = readWatermark(watermark)
      if (after === undefined) return { refused: 'bad-watermark' }
      await task(opened, after)
      return { open: true }
    })

  /** Nothing is acknowledged that takes too long: what is kept in the end is found when the same is sent again. */
  const inTime = <T>(answer: () => Promise<T>, otherwise: () => T): Promise<T> => {
    const { answerMilliseconds } = options
    return orWithoutStore(
      () => (answerMilliseconds === undefined ? answer() : within(answerMilliseconds, answer())),
      otherwise,
    )
  }

  return {
    newToken: () => grant(keyring.newConversationId()),

    refresh: (token) => gate.enter({ kind: 'token', token }, grant),

    start: (token, watermark) =>
      gate.enter({ kind: 'token', token }, async (conversationId) => {
        const after = readWatermark(watermark)
        if (after === undefined) return { refused: 'bad-watermark' }
        const created = await greetUnlessKept(conversationId, after)
        return { ...(await grant(conversationId)), created }
      }),

    reconnect: (token, named, watermark) =>
      gate.enter({ kind: 'token', token, conversationId: named }, async (conversationId) => {
        const after = readWatermark(watermark)
        if (after === undefined) return { refused: 'bad-watermark' }
        await greetUnlessKept(conversationId, after)
        return grant(conversationId)
      }),

    post: (token, named, body) =>
      inTime<Posted | Refusal>(
        () =>
          gate.enter<Posted>({ kind: 'token', token, conversationId: named }, async (conversationId) => {
            const posted = readActivity(body, options.maximumMessageCharacters)
            if (posted.kind === 'refused') return { refused: posted.reason }
            if (posted.kind === 'acknowledged') return { id: personActivityId(conversationId, undefined) }
            const id = personActivityId(conversationId, posted.clientActivityId)
            return orWithoutStore(
              async () => {
                await takeTurn(conversationId, id, posted)
                return { id }
              },
              () => {
                const shown = options.notKept({ ...posted.activity, id })
                feed.publishUnkept(conversationId, shown)
                return postNotKept(conversationId, shown)
              },
            )
          }),
        () => postNotKept(named, options.notKept(undefined)),
      ),

    poll: (token, named, watermark) =>
      inTime<{ readonly json: string } | Refusal>(
        () =>
          gate.enter({ kind: 'token', token, conversationId: named }, async (conversationId) => {
            const after = readWatermark(watermark)
            if (after === undefined) return { refused: 'bad-watermark' }
            if (after === 0) await greetIfMissed(conversationId, after)
            return { json: await feed.poll(conversationId, after) }
          }),
        () => {
          const { id, live } = options.notKept(undefined)
          return { json: activitySet(named, [{ id, position: 0, members: live }], readWatermark(watermark) ?? 0) }
        },
      ),

    async useTicket(request) {
      const checked = await enterStream(request, async () => {})
      if ('refused' in checked || (await options.isFirstUse(request.ticket ?? ''))) return checked
      return { refused: 'bad-token' }
    },

    attach: (request, stream) =>
      enterStream(request, (conversationId, after) =>
        orWithoutStore(
          async () => {
            await greetIfMissed(conversationId, after)
            await feed.attach(conversationId, after, stream)
          },
          () => feed.publishUnkept(conversationId, options.notKept(undefined)),
        ),
      ),

    detach: feed.detach,

    end: (token) =>
      gate.enter({ kind: 'token', token, isLeaving: true }, async (conversationId) => {
        await options.end(conversationId)
        return { ended: true }
      }),
  }
}

function postNotKept(conversationId: string, { id, live }: Publication): Posted {
  return { notKept: activityList(conversationId, [{ id, members: live }]) }
}
