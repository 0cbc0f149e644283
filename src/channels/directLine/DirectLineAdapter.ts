import { randomUUID } from 'node:crypto'
import { ActivityTypes, BotAdapter, TurnContext, type Activity, type ResourceResponse } from 'botbuilder'
import { turnKey } from '../turnHandler.ts'
import { botActivity } from './botActivity.ts'
import type { Publication } from './feed.ts'

/** What a turn brought: replies to publish, and whether they end the conversation. */
export type Replies = { readonly publications: readonly Publication[]; readonly ends: boolean }

/** Where a turn's own state holds what it has sent. */
const sentKey = Symbol('sent')

type Sent = { readonly id: string; readonly activity: Partial<Activity> }

/** The Bot Framework adapter of the built-in Direct Line service: turns run in this process, and their replies are gathered. */
export class DirectLineAdapter extends BotAdapter {
  readonly #now: () => Date
  readonly #handleTurn: (context: TurnContext) => Promise<void>

  constructor(options: { readonly now: () => Date; readonly handleTurn: (context: TurnContext) => Promise<void> }) {
    super()
    this.#now = options.now
    this.#handleTurn = options.handleTurn
  }

  /** Runs one turn for an activity of a conversation; whoever sent it is "person". Throws what the turn throws. */
  async receive(conversationId: string, activity: Pick<Activity, 'type'> & Partial<Activity>): Promise<Replies> {
    const context = new TurnContext(this, {
      ...activity,
      channelId: 'directline',
      conversation: { id: conversationId, isGroup: false, conversationType: 'personal', name: '' },
      from: { id: 'person', name: '', role: 'user' },
      recipient: { id: 'signpost', name: '', role: 'bot' },
    })
    const sent: Sent[] = []
    context.turnState.set(sentKey, sent)
    await this.runMiddleware(context, this.#handleTurn)
    const messages = sent.filter((each) => each.activity.type === ActivityTypes.Message)
    const turn = context.turnState.get<number | undefined>(turnKey)
    return {
      publications: messages.map(({ id, activity: reply }) => ({ ...botActivity(id, reply, this.#now()), turn })),
      ends: sent.some((each) => each.activity.type === ActivityTypes.EndOfConversation),
    }
  }

  /** Gathers replies. A reply to the same delivery has the same id each time, so that it is kept once. */
  async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const sent = context.turnState.get<Sent[]>(sentKey)
    return activities.map((activity) => {
      const asked: string | undefined = context.activity.id
      const id = asked === undefined ? randomUUID() : `${asked}-${sent.length + 1}`
      sent.push({ id, activity })
      return { id }
    })
  }

  updateActivity(): Promise<void> {
    return Promise.reject(new Error('Direct Line cannot change an activity that was sent'))
  }

  deleteActivity(): Promise<void> {
    return Promise.reject(new Error('Direct Line cannot delete an activity that was sent'))
  }

  continueConversation(): Promise<void> {
    return Promise.reject(new Error('Signpost never writes to a person first'))
  }
}
