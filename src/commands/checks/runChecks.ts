import { NoAnswer, notChecked, wrong, type Check, type Finding } from './Check.ts'

/** Runs checks in their order, each with what those before it found; one that needs a broken link is not run, so that nothing is blamed for another's fault. Answers what came to be known too. */
export async function runChecks<Known extends object>(
  checks: readonly Check<Known>[],
  known: Known,
): Promise<{ readonly findings: readonly Finding[]; readonly known: Known }> {
  const findings: Finding[] = []
  let soFar = known
  for (const { link, needs, check } of checks) {
    const reason = reasonNotTo(needs, findings)
    if (reason !== undefined) {
      findings.push({ link, ...notChecked(reason) })
      continue
    }
    const { found, ...result } = await check(soFar).catch(onlyNoAnswer)
    soFar = { ...soFar, ...found }
    findings.push({ link, ...result })
  }
  return { findings, known: soFar }
}

/** Why a check cannot be made: a link that it needs is broken, or was not looked at for a reason of its own. */
function reasonNotTo(needs: readonly string[], findings: readonly Finding[]): string | undefined {
  const needed = needs.map((name) => findings.find(({ link }) => link === name))
  if (needed.includes(undefined))
    throw new TypeError(`Expected checks before those that need them: ${needs.join(', ')}`)
  const [first] = needed.filter((finding) => finding?.state === 'wrong' || finding?.state === 'not checked')
  return first?.state === 'wrong' ? `because "${first.link}" is not in order` : first?.says
}

function onlyNoAnswer(error: unknown) {
  if (!(error instanceof NoAnswer)) throw error
  return {
    ...wrong(error.message, 'Try again; if it stays so, look at what stands between here and the server.'),
    found: {},
  }
}
