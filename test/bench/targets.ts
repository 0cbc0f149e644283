import { figureOf, type Report } from './Report.ts'
import { rows } from './rows.ts'

/** Something that must hold: in words, the figure, and what it must at least or at most be. */
export type Target = {
  readonly says: string
  readonly figure: number
  readonly mustBe: string
  readonly isMet: boolean
}

/** What must hold of a report. */
export function targetsOf(report: Report): readonly Target[] {
  const { connector, expectReplies, directLine } = rows
  const figure = (name: string, key: string) => figureOf(report, name, key)
  /** The peers answer typed numbers with text: so does Signpost, and it answers taps in Teams with cards, which are far longer. */
  const besidePeers = ({ numbered, teams }: typeof expectReplies | typeof connector, how: string) =>
    [['numbered text', numbered] as const, ['Teams cards', teams] as const].flatMap(([what, row]) => [
      atLeast(0.9, `${what} as often as the echo bot’s text, ${how}`, figure(row, 'of echo bot')),
      atLeast(1.4, `${what} as often as the dialogs’ text, ${how}`, figure(row, 'of dialogs')),
    ])
  return [
    ...besidePeers(connector, 'sent to a connector'),
    ...besidePeers(expectReplies, 'with the response'),
    atLeast(2, 'web chat turns as often as the echo bot’s, sent to a connector', figure(directLine, 'of echo bot')),
    atLeast(0.5, 'web chat turns as often as bare JSON POSTs', figure(directLine, 'of bare POST')),
    below(1, 'milliseconds to find among 1,000 services, at p99', figure(rows.find(1000), 'p99 ms')),
    ...([1000, 5000] as const).flatMap((count) => [
      below(1, `KB an idle session, of ${count}`, figure(rows.memory('idle session', count), 'KB held')),
      below(20, `KB an open socket, of ${count}`, figure(rows.memory('open socket', count), 'KB held')),
    ]),
  ]
}

function atLeast(least: number, says: string, figure: number): Target {
  return { says, figure, mustBe: `at least ${least}`, isMet: figure >= least }
}

function below(limit: number, says: string, figure: number): Target {
  return { says, figure, mustBe: `below ${limit}`, isMet: figure < limit }
}
