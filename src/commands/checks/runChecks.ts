import { NoAnswer, notChecked, wrong, type Check, type Finding } from './Check.ts'

/** Runs checks in their order, each with what those before it found; one that needs a broken link is not run, so that nothing is blamed for another's fault. Answers what came to be known too. */
export async function runChecks<Known extends object>(
  checks: readonly Check<Known>[],
  known: Known,
): Promise<{ readonly findings: readonly Finding[]; readonly known: Known }> {
  const findings: Finding[] = []
  let soFar = known
  for (const { link, needs, check } of checks) {
    const broken = brokenBelow(needs, checks, findings)
    if (broken !== undefined) {
      findings.push({ link, ...notChecked(`because "${broken}" is not in order`) })
      continue
    }
    const { found, ...result } = await check(soFar).catch(onlyNoAnswer)
    soFar = { ...soFar, ...found }
    findings.push({ link, ...result })
  }
  return { findings, known: soFar }
}

/** The broken link that a check depends on, itself or through others. */
function brokenBelow<Known>(
  needs: readonly string[],
  checks: readonly Check<Known>[],
  findings: readonly Finding[],
): string | undefined {
  for (const needed of needs) {
    const finding = findings.find(({ link }) => link === needed)
    if (finding === undefined) throw new TypeError(`Expected the check "${needed}" before those that need it`)
    if (finding.state === 'wrong') return needed
    if (finding.state !== 'not checked') continue
    const below = checks.find(({ link }) => link === needed)?.needs ?? []
    return brokenBelow(below, checks, findings) ?? needed
  }
  return undefined
}

function onlyNoAnswer(error: unknown) {
  if (!(error instanceof NoAnswer)) throw error
  return {
    ...wrong(error.message, 'Try again; if it stays so, look at what stands between here and the server.'),
    found: {},
  }
}
