import { eventOf } from '../conversation/eventOf.ts'
import { numberedButtons } from '../conversation/numberedButtons.ts'
import type { Content } from '../triage/content.ts'
import { fill } from '../triage/fill.ts'
import { begin, move, type Position } from '../triage/machine.ts'
import { asides, type Place } from '../triage/places.ts'
import type { Button } from '../triage/View.ts'
import { viewOf } from '../triage/views/viewOf.ts'

type Edge = { readonly from: Place; readonly to: Place; readonly labels: readonly string[] }

/** Buttons that stand on every view: drawn once, as a note, not as arrows from everywhere. */
const everywhere: readonly string[] = [
  ...Object.keys(asides),
  'back',
  'start-again',
  'clear',
  'show-results',
  'carry-on',
  'with-phoning',
  'without-phoning',
]

/** The flow as a Graphviz graph: each place with its heading, each arrow with the buttons that lead along it, walked by the machine. */
export function drawFlow(content: Content): string {
  const views = walk(content)
  const edges = [...views].flatMap(([from, position]) => edgesFrom(content, from, position))
  return [
    'digraph flow {',
    '  rankdir=TB; nodesep=0.4; ranksep=0.5;',
    '  node [shape=box, style="rounded,filled", fillcolor="#f0f4f5", color="#005eb8", fontname="sans-serif", fontsize=11, margin="0.35,0.12"];',
    '  edge [fontname="sans-serif", fontsize=9, color="#4c6272"];',
    ...[...views].map(
      ([place, position]) => `  ${JSON.stringify(place)} [label=${quote(label(content, place, position))}];`,
    ),
    ...edges.map(
      ({ from, to, labels }) =>
        `  ${JSON.stringify(from)} -> ${JSON.stringify(to)} [label=${quote(labels.join('\n'))}];`,
    ),
    `  everywhere [shape=note, style=filled, fillcolor="#fff9c4", color="#d4351c", label=${quote(note(content))}];`,
    '}',
  ].join('\n')
}

/** Every place that can be reached by its buttons from the beginning, with the first position that reaches it. */
function walk(content: Content): ReadonlyMap<Place, Position> {
  // A trainee in England is asked everything on the results.
  const answers = {
    location: 'london',
    training: 'core-or-specialty-trainee',
    issues: 'skipped',
    urgency: 'skipped',
  } as const
  const seen = new Map<Place, Position>([
    ['location', begin()],
    ['results', { ...begin(), place: 'results', answers, resultsShown: true }],
  ])
  for (const position of seen.values()) {
    for (const { next } of steps(content, position)) if (!seen.has(next.place)) seen.set(next.place, next)
  }
  return seen
}

function steps(content: Content, position: Position): readonly { readonly button: Button; readonly next: Position }[] {
  // A fixed time: the picture must not change with the hour it is drawn.
  const view = viewOf(content, position, new Date('2026-11-24T10:00:00Z'), [])
  return numberedButtons(view).flatMap((button) => {
    const event = everywhere.includes(button.id) ? undefined : eventOf(content, button.tap)
    return event === undefined ? [] : [{ button, next: move(position, event) }]
  })
}

function edgesFrom(content: Content, from: Place, position: Position): readonly Edge[] {
  const targets = new Map<Place, string[]>()
  for (const { button, next } of steps(content, position)) {
    const isAnswer = button.tap.kind === 'answer'
    const labels = targets.get(next.place) ?? []
    const words = buttonWords(content, button)
    targets.set(next.place, isAnswer || labels.includes(words) ? labels : [...labels, words])
  }
  return [...targets].map(([to, labels]) => ({ from, to, labels }))
}

/** A button's words without what differs from one set of results to the next. */
function buttonWords({ phrases }: Content, { tap, label }: Button): string {
  if (tap.kind === 'command' && tap.command === 'show-service') return fill(phrases.buttons.showService, { name: '…' })
  return tap.kind === 'command' && tap.command === 'show-more' ? fill(phrases.buttons.showMore, { count: '…' }) : label
}

function label(content: Content, place: Place, position: Position): string {
  const view = viewOf(content, position, new Date('2026-11-24T10:00:00Z'), [])
  const answers =
    view.question?.choices.filter(({ tap }) => tap.kind === 'answer').map((choice) => `· ${choice.label}`) ?? []
  const title = place === 'service' ? 'One service in full' : (view.question?.label ?? view.heading)
  return [title, ...answers].join('\n')
}

function note({ phrases }: Content): string {
  const { urgentHelp, back, changeAnswer, startAgain, showResults, privacy, clear } = phrases.buttons
  return ['From everywhere:', urgentHelp, back, changeAnswer, startAgain, showResults, privacy, clear].join('\n')
}

/** Lines are set to the left: \l ends each. */
function quote(text: string): string {
  return `"${text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .split('\n')
    .map((line) => `${line}\\l`)
    .join('')}"`
}
