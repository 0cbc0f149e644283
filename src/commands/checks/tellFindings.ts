import type { Finding, State } from './Check.ts'

const words: Readonly<Record<State, string>> = {
  ok: 'ok',
  warning: 'warning',
  wrong: 'WRONG',
  'not checked': '-',
}

/** Prints findings, as text or as JSON, and gives the exit code: 1 where something is wrong. */
export function tellFindings(findings: readonly Finding[], asJson: boolean): number {
  const wrong = findings.filter(({ state }) => state === 'wrong')
  const warnings = findings.filter(({ state }) => state === 'warning')
  if (asJson) {
    console.log(JSON.stringify({ wrong: wrong.length, warnings: warnings.length, findings }, null, 2))
    return wrong.length === 0 ? 0 : 1
  }
  const width = Math.max(...findings.map(({ link }) => link.length))
  for (const { link, state, says, todo } of findings) {
    const lines = (state === 'not checked' ? `not checked: ${says}` : says).split('\n')
    console.log(`${words[state].padEnd(8)} ${link.padEnd(width)}  ${lines.join(`\n${' '.repeat(width + 11)}`)}`)
    if (todo !== undefined) console.log(`${' '.repeat(width + 11)}-> ${todo}`)
  }
  console.log(`\n${summary(wrong, warnings)}`)
  return wrong.length === 0 ? 0 : 1
}

function summary(wrong: readonly Finding[], warnings: readonly Finding[]): string {
  const looks = warnings.length === 0 ? '' : ` ${String(warnings.length)} to look at.`
  const [first] = wrong
  return first === undefined
    ? `Nothing is wrong.${looks}`
    : `${String(wrong.length)} wrong. Begin with "${first.link}".${looks}`
}
