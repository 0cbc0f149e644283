import { randomUUID } from 'node:crypto'
import { ActivityTypes, BotAdapter, TurnContext, type Activity, type ResourceResponse } from 'botbuilder'
import type { Feed, Publication } from './feed.ts'

/** The Bot Framework adapter of the built-in Direct Line service: turns run in this process and replies go to the feed. */
export class DirectLineAdapter extends BotAdapter {
  readonly #feed: Feed
  readonly #now: () => Date
  readonly #handleTurn: (context: TurnContext) => Promise<void>

  constructor(options: {
    readonly feed: Feed
    readonly now: () => Date
    readonly handleTurn: (context: TurnContext) => Promise<void>
  }) {
    super()
    this.#feed = options.feed
    this.#now = options.now
    this.#handleTurn = options.handleTurn
  }

  /** Runs one turn for an activity of a conversation; whoever sent it is "person". */
  async receive(conversationId: string, activity: Pick<Activity, 'type'> & Partial<Activity>): Promise<void> {
    const context = new TurnContext(this, {
      ...activity,
      channelId: 'directline',
      conversation: { id: conversationId, isGroup: false, conversationType: 'personal', name: '' },
      from: { id: 'person', name: '', role: 'user' },
      recipient: { id: 'signpost', name: '', role: 'bot' },
    })
    await this.runMiddleware(context, this.#handleTurn)
  }

  /** Publishes replies. With an `endOfConversation` among them, nothing of the conversation is kept. */
  async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const conversationId = context.activity.conversation.id
    const ends = activities.some(({ type }) => type === ActivityTypes.EndOfConversation)
    const responses: ResourceResponse[] = []
    for (const activity of activities) {
      const id = randomUUID()
      responses.push({ id })
      if (activity.type !== ActivityTypes.Message) continue
      const publication = this.#publication(id, activity)
      if (ends) await this.#feed.publishLast(conversationId, publication, context.activity.id)
      else await this.#feed.publish(conversationId, publication)
    }
    return responses
  }

  #publication(id: string, activity: Partial<Activity>): Publication {
    const { type, replyToId } = activity
    const head = JSON.stringify({
      type,
      id,
      timestamp: this.#now().toISOString(),
      channelId: 'directline',
      from: { id: 'signpost', role: 'bot' },
      replyToId,
    })
    const json = `${head.slice(0, -1)},${contentOf(activity).slice(1)}`
    return { id, kept: json, live: json }
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

/** What a message says, as JSON: written once where the same goes to many people, which its `channelData` tells. */
function contentOf({ text, textFormat, locale, inputHint, suggestedActions, channelData }: Partial<Activity>): string {
  const said: unknown = channelData
  const known = typeof said === 'object' && said !== null ? written.get(said) : undefined
  const content = known ?? JSON.stringify({ text, textFormat, locale, inputHint, suggestedActions, channelData })
  if (typeof said === 'object' && said !== null) written.set(said, content)
  return content
}

const written = new WeakMap<object, string>()
