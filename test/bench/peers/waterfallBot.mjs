import { readFileSync } from 'node:fs'
import { ActivityHandler, ConversationState, MemoryStorage } from 'botbuilder'
import { ChoicePrompt, DialogSet, DialogTurnStatus, WaterfallDialog } from 'botbuilder-dialogs'
import { parse } from 'yaml'
import { serveBot } from './serveBot.mjs'

// Signpost's four questions as the SDK's samples ask questions: a waterfall of choice prompts, its state in memory.
const flow = parse(readFileSync(new URL('../../../flows/find-support.yaml', import.meta.url), 'utf8'))
const questions = ['location', 'training', 'issues', 'urgency'].map((id) =>
  flow.questions.find((question) => question.id === id),
)

class WaterfallBot extends ActivityHandler {
  constructor(conversationState) {
    super()
    const dialogs = new DialogSet(conversationState.createProperty('dialogs'))
    dialogs.add(new ChoicePrompt('choice'))
    dialogs.add(
      new WaterfallDialog('questions', [
        ...questions.map(({ label, options }) => async (step) => {
          step.values[step.index] = step.result?.value
          const choices = options.map((option) => option.label)
          return step.prompt('choice', { prompt: label, retryPrompt: label, choices })
        }),
        async (step) => {
          const answers = [...Object.values(step.values), step.result.value].filter((answer) => answer !== undefined)
          await step.context.sendActivity(answers.join(', '))
          return step.endDialog()
        },
      ]),
    )
    this.onMessage(async (context, next) => {
      const dialog = await dialogs.createContext(context)
      const { status } = await dialog.continueDialog()
      if (status === DialogTurnStatus.empty) await dialog.beginDialog('questions')
      await conversationState.saveChanges(context)
      await next()
    })
  }
}

serveBot(new WaterfallBot(new ConversationState(new MemoryStorage())))
