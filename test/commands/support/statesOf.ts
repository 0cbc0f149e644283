import type { Check, Finding, State } from '../../../src/commands/checks/Check.ts'

/** The state of each link, by its name. */
export function statesOf(findings: readonly Finding[]): Readonly<Record<string, State>> {
  return Object.fromEntries(findings.map(({ link, state }) => [link, state]))
}

/** What should be said when one link alone is broken: those that need it are not checked, and all others are as they were. */
export function brokenAt<Known>(
  checks: readonly Check<Known>[],
  whole: Readonly<Record<string, State>>,
  broken: string,
  state: State = 'wrong',
): Readonly<Record<string, State>> {
  const without = new Set(state === 'wrong' ? [broken] : [])
  const states = checks.map(({ link, needs }) => {
    if (link === broken) return [link, state]
    if (!needs.some((needed) => without.has(needed))) return [link, whole[link]]
    without.add(link)
    return [link, 'not checked']
  })
  return Object.fromEntries(states) as Readonly<Record<string, State>>
}
