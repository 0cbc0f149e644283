import { randomUUID } from 'node:crypto'
import type { Tap } from '../../src/triage/View.ts'
import { isFailureCard } from './isFailureCard.ts'
import type { ChooseAddress, Person } from './Person.ts'
import type { DeliveryFault } from './plan.ts'
import { noteRefusal, send, untilServed, type Answered } from './send.ts'
import type { Connector } from './startConnector.ts'
import type { Tally } from './tally.ts'

/** Opens a chat as Teams does: taps are answered with the card or, where `answers` says so, are messages whose card comes through the connector. */
export function openTeamsChat(options: {
  readonly name: string
  readonly chooseAddress: ChooseAddress
  readonly connector: Connector
  readonly answers: 'in-place' | 'through-connector'
  readonly tally: Tally
}): Person {
  const { chooseAddress, connector, tally } = options
  const chat = `${options.name} ${randomUUID()}`
  const isInPlace = options.answers === 'in-place'
  const cards = new Map<string, string>()
  /** How often each tap was pressed: "Try again" on a card of failure is another message. */
  const presses = new Map<string, number>()
  const messageId = (id: string) => `${chat} ${id} ${presses.get(id) ?? 0}`

  return {
    conversationId: `msteams/${chat}`,
    isGreeted: false,
    async tap({ id, tap, fault }) {
      const { text } = await untilServed(async (count) => {
        const failures = connector.failures(chat)
        const answered = await deliver(tap, messageId(id), count === 0 ? fault : 'none')
        if (answered.status !== 200) return answered
        if (!isFailureCard(answered.text, tally) && connector.failures(chat) === failures) return answered
        presses.set(id, (presses.get(id) ?? 0) + 1)
        return { status: 503, text: answered.text === '' ? (connector.last(chat) ?? '') : answered.text }
      }, tally)
      cards.set(id, text)
      tally.count('turns')
    },
    async tapLate({ id, tap }) {
      tally.count('late')
      const answered = await post(tap, messageId(id)).catch(() => undefined)
      if (answered?.status !== 200) noteRefusal(answered, tally)
    },
    async screenAfter({ id }) {
      const text = cards.get(id)
      // A card that went through the connector may have been lost with its process: the next tap shows it again.
      return isInPlace && text !== undefined ? { kind: 'card', text } : undefined
    },
    toldUnasked: () => 0,
    cut() {},
    close() {},
  }

  async function deliver(tap: Tap, id: string, fault: DeliveryFault): Promise<Answered> {
    if (fault === 'dropped' || fault === 'unread') return post(tap, id, fault)
    if (fault !== 'twice') return post(tap, id)
    tally.count('twice')
    const both = await Promise.allSettled([post(tap, id), post(tap, id)])
    const taken = both.find((each) => each.status === 'fulfilled' && each.value.status === 200) ?? both[0]
    if (taken.status === 'rejected') throw taken.reason
    return taken.value
  }

  function post(tap: Tap, id: string, fault?: 'dropped' | 'unread'): Promise<Answered> {
    if (fault !== undefined) tally.count(fault)
    const frame = {
      id,
      channelId: 'msteams',
      serviceUrl: connector.address,
      conversation: { id: chat, conversationType: 'personal' },
      from: { id: 'somebody' },
      recipient: { id: 'the-bot' },
      replyToId: 'the-card',
      timestamp: new Date().toISOString(),
    }
    const pressed = isInPlace
      ? {
          type: 'invoke',
          name: 'adaptiveCard/action',
          value: { action: { type: 'Action.Execute', verb: 'signpost', data: { signpost: tap } }, trigger: 'manual' },
        }
      : { type: 'message', value: { signpost: tap } }
    return send({ method: 'POST', url: `${chooseAddress()}/api/messages`, body: { ...frame, ...pressed }, fault })
  }
}
