import { readColour, type Colour } from './colour.ts'
import { firstWords } from './firstWords.ts'

const modes = ['inline', 'page', 'launcher'] as const
const webAddress = /^https?:$/

/** How a page wants its chat: the attributes of the element. */
export type Settings = {
  /** In its place on the page, as the whole page, or as a button that opens a dialog. */
  readonly mode: (typeof modes)[number]
  readonly heading: string | undefined
  readonly colour: Colour | undefined
  /** Where "Exit this page" leads. */
  readonly exitUrl: string
  /** The issue that the page is about already. */
  readonly topic: string | undefined
}

/** Reads the attributes; what cannot be read counts as left out. */
export function readSettings(chat: HTMLElement): Settings {
  const textOf = (name: string) => chat.getAttribute(name)?.trim() || undefined
  return {
    mode: modes.find((mode) => mode === textOf('mode')) ?? 'inline',
    heading: textOf('heading'),
    colour: readColour(textOf('colour')),
    exitUrl: readExit(textOf('exit-url')) ?? firstWords.exit.url,
    topic: textOf('topic'),
  }
}

/** An address of the web; one without a site of its own is on the site of the page. */
function readExit(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  try {
    const { protocol, href } = new URL(text, location.href)
    return webAddress.test(protocol) ? href : undefined
  } catch {
    return undefined
  }
}
