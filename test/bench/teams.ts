import { randomUUID } from 'node:crypto'
import { CloudAdapter, type Activity } from 'botbuilder'
import { pino } from 'pino'
import { createAuthentication } from '../../src/channels/botFramework/createAuthentication.ts'
import { createBotFramework } from '../../src/channels/botFramework/createBotFramework.ts'
import { createMemorySessionStore } from '../../src/conversation/memorySessionStore.ts'
import { realContent } from '../support/realContent.ts'
import type { Benchmark } from './Measurement.ts'
import { percentile } from './percentile.ts'

const turns = 1000
const content = realContent

/** A tapped Teams turn, from the activity to the card, beside a message to the SDK's own echo bot: both in this process, with replies that come back with the request. */
export const teams: Benchmark = {
  name: 'teams',
  measures: "a tapped turn in Teams, activity to card, beside the SDK's echo bot",
  async run(progress) {
    const { tap, say } = bots()
    progress('taps in Teams')
    const signpost = await timed(turns, tap)
    progress('messages to the echo bot')
    const echoBot = await timed(turns, say)
    return [
      { name: 'Teams: one tapped turn', figures: figuresOf(signpost) },
      { name: "the SDK's echo bot", figures: figuresOf(echoBot) },
    ]
  },
}

function bots() {
  const now = () => new Date()
  const botFramework = createBotFramework({
    authentication: createAuthentication(undefined),
    conversation: {
      content: () => content,
      sessions: createMemorySessionStore({ maximumSessions: 1000, now }),
      sessionKey: (id) => id,
      now,
    },
    tenantId: undefined,
    publicUrl: undefined,
    loopbackOnly: false,
    logger: pino({ level: 'silent' }),
    patience: { now, random: Math.random, pause: async () => {} },
  })
  const echo = new CloudAdapter(createAuthentication(undefined))
  const places = ['show-results', 'help', 'start-again'] as const
  const tap = async (index: number) => {
    const data = {
      signpost: { kind: 'command', command: places[index % places.length] },
      contentVersion: content.version,
    }
    const value = { action: { type: 'Action.Execute', verb: 'signpost', data }, trigger: 'manual' }
    await botFramework.receive({ ...activity(), type: 'invoke', name: 'adaptiveCard/action', value }, undefined)
  }
  const say = async () =>
    echo.processActivityDirect('', { ...activity(), type: 'message', text: 'hello' } as Activity, async (context) => {
      await context.sendActivity(context.activity.text)
    })
  return { tap, say }
}

function activity() {
  return {
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl: 'http://127.0.0.1:1/',
    conversation: { id: 'a-chat', conversationType: 'personal', isGroup: false, name: '' },
    from: { id: 'somebody', name: '' },
    recipient: { id: 'signpost', name: '' },
    deliveryMode: 'expectReplies',
  }
}

/** Milliseconds of each turn, after a tenth as many to warm up. */
async function timed(count: number, take: (index: number) => Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = []
  for (let index = -count / 10; index < count; index++) {
    const begun = performance.now()
    await take(Math.abs(index))
    if (index >= 0) times.push(performance.now() - begun)
  }
  return times
}

function figuresOf(times: readonly number[]) {
  return { 'p50 ms': percentile(times, 0.5), 'p99 ms': percentile(times, 0.99) }
}
