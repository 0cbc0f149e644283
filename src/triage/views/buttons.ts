import type { Service } from '../../catalog/schema.ts'
import { oncePer } from '../../content/oncePer.ts'
import { oncePerText } from '../../content/oncePerText.ts'
import { share } from '../../content/share.ts'
import type { Facet } from '../../facets.ts'
import type { Content } from '../content.ts'
import { fill } from '../fill.ts'
import type { Command } from '../commands.ts'
import type { Button } from '../View.ts'

/** The words of each command's button; those that need a value are made beside what they are about. */
const words = {
  'urgent-help': 'urgentHelp',
  'carry-on': 'carryOn',
  back: 'back',
  'change-answer': 'changeAnswer',
  'start-again': 'startAgain',
  'show-results': 'showResults',
  'someone-else': 'someoneElse',
  'without-phoning': 'withoutPhoning',
  'with-phoning': 'withPhoning',
  'somewhere-else': 'somewhereElse',
  privacy: 'privacy',
  help: 'help',
  'who-made-this': 'whoMadeThis',
  'something-is-wrong': 'somethingIsWrong',
  clear: 'clear',
} as const satisfies Partial<Record<Command, string>>

/** A button for a command. */
export const commandButton = oncePerText(({ phrases }: Content, command: keyof typeof words): Button =>
  share({ id: command, label: phrases.buttons[words[command]], tap: { kind: 'command', command } }),
)

/** A button that opens a question again, or for the first time on the results. */
export function questionButton({ flow }: Content, facet: Facet): Button {
  const question = flow.questions.find(({ id }) => id === facet)?.label ?? facet
  return {
    id: `change-${facet}`,
    label: question,
    tap: { kind: 'command', command: 'change-answer', about: facet },
  }
}

/** A button that opens one service in full. */
export const serviceButton = oncePer(({ phrases }: Content, { id, name }: Service): Button =>
  share({
    id: `service-${id}`,
    label: fill(phrases.buttons.showService, { name }),
    tap: { kind: 'command', command: 'show-service', about: id },
  }),
)
