import { fill } from '../../triage/fill.ts'
import type { Phrases } from '../../triage/phrasesSchema.ts'
import type { TeamsWords } from '../../triage/teamsWords.ts'
import type { Button, View } from '../../triage/View.ts'
import { actionSet, button, buttonRow, text, viewButton, type Element } from './elements.ts'
import { markdown } from './markdown.ts'

/** What else a person can do. Under services, emptying the card comes first, then the questions that would change them. */
export function renderActions(view: View, words: TeamsWords, phrases: Phrases): readonly Element[] {
  const { actions, lists, place } = view
  const clear = actions.filter(({ id }) => id === 'clear').map((each) => ({ ...each, label: words.buttons.clear }))
  const others = actions.filter(({ id }) => id !== 'clear')
  const ordered = lists.length > 0 ? others : [...others, ...clear]
  const first = lists.length > 0 ? rows(clear, view) : []
  return [
    ...first.map(apart),
    ...lists.flatMap(({ asks }) => asks.flatMap((ask) => renderAsk(ask, view, phrases))),
    ...rows(ordered, view).map((row, index) => (index === 0 && first.length === 0 ? apart(row) : row)),
    ...(showsPlainText(place) ? [actionSet([button(words.buttons.plainText, plainText, view)])] : []),
  ]
}

/** Sets what else can be done apart from the answers. */
function apart(row: Element): Element {
  return { ...row, separator: true, spacing: 'Medium' }
}

const plainText = { kind: 'display', display: 'plain-text' } as const

function showsPlainText(place: string): boolean {
  return !['emergency', 'cleared', 'failure'].includes(place)
}

function renderAsk(ask: Button, view: View, { results }: Phrases): readonly Element[] {
  return [text(markdown(fill(results.ask, { question: ask.label }))), buttonRow(ask, view)]
}

/** Few in a row, so that no client hides one behind a menu. */
function rows(buttons: readonly Button[], view: View): readonly Element[] {
  const perRow = 3
  return Array.from({ length: Math.ceil(buttons.length / perRow) }, (_, row) =>
    actionSet(buttons.slice(row * perRow, (row + 1) * perRow).map((each) => viewButton(each, view))),
  )
}
