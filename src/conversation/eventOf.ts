import { facetNames, facets, isOption, type Answers } from '../facets.ts'
import type { Content } from '../triage/content.ts'
import { move, type MachineEvent, type Position } from '../triage/machine.ts'
import type { Tap } from '../triage/View.ts'

/** The position after a tap; a tap that names nothing there is (any more) leaves it as it is. */
export function moveBy(content: Content, position: Position, tap: Tap): Position {
  const event = eventOf(content, tap)
  return event === undefined ? position : move(position, event)
}

/** The machine's event for a tap; undefined for a tap that names nothing there is (any more). */
export function eventOf({ catalog }: Content, tap: Tap): MachineEvent | undefined {
  if (tap.kind === 'answer') return answerEvent(tap)
  const { command, about } = tap
  const facet = facetNames.find((name) => name === about)
  switch (command) {
    case 'change-answer':
      return { type: facet === undefined ? command : `change.${facet}` }
    case 'show-service':
      return about !== undefined && catalog.byId.has(about)
        ? { type: command, service: about }
        : { type: 'show-results' }
    case 'i-am-here':
      return about !== undefined && isOption('location', about)
        ? { type: command, location: about }
        : { type: 'urgent-help' }
    default:
      return { type: command }
  }
}

function answerEvent({ question, options }: Extract<Tap, { kind: 'answer' }>): MachineEvent | undefined {
  const known = options.filter((option) => option === 'skipped' || isOption(question, option))
  const [first] = known
  if (first === undefined) return undefined
  if (question !== 'issues' || known.length === 1) return { type: `answer.${question}.${first}` }
  return { type: 'answer-several', issues: issuesOf(known) }
}

/** Several issues, each once; one real choice outweighs "prefer not to say". */
function issuesOf(options: readonly string[]): NonNullable<Answers['issues']> {
  const issues = facets.issues.filter((issue) => options.includes(issue))
  return issues.length === 0 ? 'skipped' : issues
}
