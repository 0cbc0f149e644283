import { z } from 'zod'
import { httpsAddress, words } from '../content/words.ts'
import { mayHold, phrase } from './phraseSchema.ts'
import type { View } from './View.ts'

const label = words.max(80, 'a label has at most 80 characters, so that it fits a button')

/** The words of the web page and of the chat on it: `flows/widget.yaml`. */
export const widgetWordsSchema = z.strictObject({
  page: z.strictObject({
    title: words,
    heading: words,
    outsideUk: words,
    startsBelow: words,
    services: label,
    accessibility: label,
    home: label,
  }),
  exit: z.strictObject({ label, url: httpsAddress, note: words, twoMore: words, oneMore: words }),
  launcher: z.strictObject({ label, close: label }),
  help: z.strictObject({ region: words }),
  view: z.strictObject({
    details: label,
    choices: words,
    actions: words,
    standing: words,
    tickOne: words,
    topic: phrase('topic'),
  }),
  typing: z.strictObject({ label, hint: words, send: label }),
  save: z.strictObject({
    heading: words,
    print: label,
    copy: label,
    title: words,
    printWarning: words,
    printNow: label,
    doNotPrint: label,
    copied: words,
    notCopied: words,
  }),
  cover: z.strictObject({
    heading: words,
    text: words,
    resumed: words,
    emergency: words,
    carryOn: label,
    leave: label,
  }),
  status: z.strictObject({
    starting: words,
    sending: words,
    waiting: words,
    tooLong: words,
    gone: words,
    offline: words,
    busy: words,
    tooMuch: words,
    online: words,
    noAnswer: words,
    renewed: words,
  }),
  accessibility: z.strictObject({
    heading: words,
    intro: mayHold('trust'),
    sections: z.array(z.strictObject({ heading: words, paragraphs: z.array(mayHold('trust')).min(1) })).min(1),
  }),
})

export type WidgetWords = z.infer<typeof widgetWordsSchema>

/** What the first script says: the launcher, the emergency line, and how to leave while the rest does not come. */
export type FirstWords = WidgetWords['launcher'] & {
  readonly emergency: string
  readonly offline: string
  readonly exit: Pick<WidgetWords['exit'], 'label' | 'url' | 'twoMore' | 'oneMore'>
}

/** What the conversation says for itself; `topics` are the labels of the issues that a page can open on, `greeting` is the first view. */
export type ChatWords = Omit<WidgetWords, 'page' | 'accessibility' | 'launcher'> & {
  readonly topics: Readonly<Record<string, string>>
  readonly greeting: View
}
