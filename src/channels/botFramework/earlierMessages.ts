import type { Activity, TurnContext } from 'botbuilder'
import type { Logger } from 'pino'
import { readMarks, updateDisplay, type Conversation, type TakenTurn } from '../../conversation/takeTurn.ts'
import { createInOrder } from '../directLine/inOrder.ts'
import { stubMessage } from '../teams/messages.ts'
import { errorClass } from '../turnHandler.ts'
import type { SignpostAdapter } from './SignpostAdapter.ts'
import { mayPass } from './withRetries.ts'

/** The turn after which messages are changed. */
export type AfterTurn = {
  readonly context: TurnContext
  readonly conversation: Conversation
  readonly conversationId: string
  readonly result: TakenTurn
}

/** Changes messages that stand in a chat already, after the turn: nobody waits for it. */
export type EarlierMessages = {
  /** Makes one line of a message, unless it has become the one shown; what cannot be changed now is tried again with the next turn. */
  readonly collapse: (turn: AfterTurn, id: string, isCard: boolean) => void
  /** Makes the stored form of a message what its tap was answered with, unless more has happened since. */
  readonly keep: (turn: AfterTurn, id: string, message: Partial<Activity>) => void
  /** Resolves when no change is under way. */
  readonly settled: () => Promise<void>
}

/** Makes it. Changes of one message go one after another, so that the last one stands. */
export function createEarlierMessages({
  adapter,
  logger,
}: {
  readonly adapter: SignpostAdapter
  readonly logger: Logger
}): EarlierMessages {
  const inOrder = createInOrder()
  const running = new Set<Promise<void>>()
  const run = (changing: Promise<void>) => {
    running.add(changing)
    void changing.finally(() => running.delete(changing))
  }

  return {
    settled: async () => void (await Promise.all(running)),

    collapse(turn, id, isCard) {
      if (!hasConnector(turn)) return
      const { result, conversation, conversationId } = turn
      const { teams } = conversation.content()
      const line = result.display.after.plainText ? teams.asPlainText : teams.movedDown
      const isWanted = async () => (await readMarks(conversation, conversationId))?.display.shown !== id
      run(
        change(turn, id, stubMessage(line, result.view, teams, isCard), isWanted)
          .then(() => mark(turn, id, false))
          .catch(async (error: unknown) => {
            logger.warn({ errorClass: errorClass(error) }, 'an earlier message could not be made one line')
            if (mayPass(error)) await mark(turn, id, true)
          })
          .catch((error: unknown) => logger.error({ errorClass: errorClass(error) }, 'what is left could not be kept')),
      )
    },

    keep(turn, id, message) {
      if (!hasConnector(turn)) return
      const { conversation, conversationId, result } = turn
      const isWanted = async () => {
        const marks = await readMarks(conversation, conversationId)
        return result.ended ? marks === undefined : marks?.turn === result.turn
      }
      run(
        change(turn, id, message, isWanted).catch((error: unknown) => {
          logger.warn({ errorClass: errorClass(error) }, 'a message could not be changed as it is stored')
        }),
      )
    },
  }

  async function change(
    { context, conversationId }: AfterTurn,
    id: string,
    message: Partial<Activity>,
    isWanted: () => Promise<boolean>,
  ): Promise<void> {
    const replace = adapter.replacerOf(context)
    await inOrder(`${conversationId}/${id}`, async () => {
      if (await isWanted()) await replace(id, message)
    })
  }
}

/** Whoever takes replies with the response has nobody to ask for more. */
function hasConnector({ context }: AfterTurn): boolean {
  return context.activity.deliveryMode !== 'expectReplies'
}

const mostLeft = 10

/** Remembers that a message still shows something, or no longer does. */
async function mark({ conversation, conversationId, result }: AfterTurn, id: string, isLeft: boolean): Promise<void> {
  if (!isLeft && !(result.display.before.left ?? []).includes(id)) return
  await updateDisplay(conversation, conversationId, ({ left = [], ...display }) => {
    const others = left.filter((each) => each !== id)
    return { ...display, left: isLeft ? [...others, id].slice(-mostLeft) : others }
  })
}
