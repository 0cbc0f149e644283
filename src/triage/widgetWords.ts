import { z } from 'zod'
import { httpsAddress, words } from '../content/words.ts'

const label = words.max(80, 'a label has at most 80 characters, so that it fits a button')

/** The words of the web page and of the chat on it: `flows/widget.yaml`. */
export const widgetWordsSchema = z.strictObject({
  page: z.strictObject({ title: words, heading: words, outsideUk: words, startsBelow: words, exitNote: words }),
  exit: z.strictObject({
    label,
    url: httpsAddress,
  }),
  help: z.strictObject({ region: words }),
  view: z.strictObject({ details: label, choices: words, actions: words, tickOne: words }),
  typing: z.strictObject({ label, hint: words, send: label }),
  status: z.strictObject({
    starting: words,
    sending: words,
    offline: words,
    online: words,
    noAnswer: words,
    renewed: words,
  }),
})

export type WidgetWords = z.infer<typeof widgetWordsSchema>
