import { ActivityHandler, MessageFactory } from 'botbuilder'
import { serveBot } from './serveBot.mjs'

// The SDK's sample 02.echo-bot.
class EchoBot extends ActivityHandler {
  constructor() {
    super()
    this.onMessage(async (context, next) => {
      const replyText = `Echo: ${context.activity.text}`
      await context.sendActivity(MessageFactory.text(replyText, replyText))
      await next()
    })
  }
}

serveBot(new EchoBot())
