import type { Content } from '../triage/content.ts'
import type { Tap, View } from '../triage/View.ts'
import { plain, readReply } from '../understanding/readReply.ts'
import { numberedButtons } from './numberedButtons.ts'

/** The tap whose button the words name: by its label, id or number in this view, or by the words of a command. */
export function namedTap(view: View, typed: Content['phrases']['typed'], text: string): Tap | undefined {
  return tapFromButtons(view, text) ?? tapFromCommands(view, typed, text)
}

function tapFromButtons(view: View, text: string): Tap | undefined {
  const buttons = numberedButtons(view)
  const chosen = readReply(text, buttons, view.question?.multiple !== undefined).map((index) => buttons[index]?.tap)
  const [first] = chosen
  if (chosen.length < 2) return first
  if (first?.kind !== 'answer') return undefined
  const options = chosen.flatMap((tap) => (tap?.kind === 'answer' ? tap.options : []))
  return options.length === chosen.length ? { ...first, options } : undefined
}

function tapFromCommands(view: View, typed: Content['phrases']['typed'], text: string): Tap | undefined {
  const words = plain(text)
  const match = Object.entries(typed).find(([, variants]) =>
    variants.some((variant) => plain(variant) === words || variant === text.trim()),
  )
  if (match === undefined) return undefined
  const [command] = match as [keyof typeof typed, readonly string[]]
  if (command !== 'skip') return { kind: 'command', command }
  return view.question === undefined ? undefined : { kind: 'answer', question: view.question.id, options: ['skipped'] }
}
