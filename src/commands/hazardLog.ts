import { join } from 'node:path'
import { ContentError } from '../content/ContentError.ts'
import { readYamlFile } from '../content/readYamlFile.ts'
import { hazardSchema, type Hazard } from './hazardSchema.ts'
import { projectRoot } from './projectRoot.ts'

/** Where the evidence pack is kept. */
export const assuranceFolder = 'deploy/assurance'
const data = 'hazard-log.yaml'

/** The hazards of the log. Throws `ContentError` with every mistake in it. */
export function readHazards(): readonly Hazard[] {
  const { source, problems } = readYamlFile(join(projectRoot, assuranceFolder), data, hazardSchema)
  if (source === undefined)
    throw new ContentError(problems.map((each) => ({ ...each, file: `${assuranceFolder}/${each.file}` })))
  return source.value.hazards
}

/** The log as Markdown: a table to look over, then each hazard with its controls and the tests that prove them. */
export function renderHazards(hazards: readonly Hazard[]): string {
  return [
    '# Hazard log',
    '',
    '`npm run write-docs` writes this page from [hazard-log.yaml](hazard-log.yaml): change that. Scores are a draft for the clinical safety officer.',
    'Severity: 1 minor to 5 catastrophic. Likelihood: 1 very low to 5 very high, without the controls and with them. Risk is one times the other.',
    'Each control names the test that proves it; `test/assurance` finds each of them, and switches 19 of them, of 18 hazards, off one by one to see that their tests fail.',
    '',
    '| Hazard | Severity | Likelihood before | Risk before | Likelihood after | Risk after |',
    '| --- | --- | --- | --- | --- | --- |',
    ...hazards.map(row),
    ...hazards.flatMap(section),
    '',
  ].join('\n')
}

function row({ id, hazard, severity, likelihood: { before, after } }: Hazard): string {
  const cells = [`${id} ${hazard}`, severity, before, severity * before, after, severity * after]
  return `| ${cells.join(' | ')} |`
}

function section({ id, hazard, cause, effect, controls, left }: Hazard): readonly string[] {
  return [
    '',
    `## ${id} ${hazard}`,
    '',
    `- **Cause**: ${cause}.`,
    `- **Effect**: ${effect}.`,
    ...controls.flatMap(({ what, file, test }) => [`- **Control**: ${what}.`, `  Proved by \`${file}\`: “${test}”`]),
    ...(left === undefined ? [] : [`- **What no test shows**: ${left}`]),
  ]
}
