import type { Content } from './content.ts'
import type { View } from './View.ts'
import { commandButton } from './views/buttons.ts'
import { emergencyBlock, emergencyText, unknownSituation } from './views/emergencyBlock.ts'

/** What a person sees when a turn has failed: emergency help, and a way to carry on. It needs no session, store or catalog. */
export function failureView(content: Content): View {
  const { heading, paragraph } = content.phrases.failure
  return {
    contentVersion: content.version,
    place: 'failure',
    heading,
    notices: [],
    emergency: emergencyBlock(content, unknownSituation),
    paragraphs: [{ text: paragraph }],
    lists: [],
    closing: [],
    actions: [commandButton(content, 'carry-on')],
    help: { text: emergencyText(content, undefined).line, button: commandButton(content, 'urgent-help') },
  }
}
