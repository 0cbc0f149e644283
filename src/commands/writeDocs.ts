import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadContent } from '../triage/content.ts'
import type { WidgetWords } from '../triage/widgetWords.ts'
import { assuranceFolder, readHazards, renderHazards } from './hazardLog.ts'
import { projectRoot } from './projectRoot.ts'

const decisionsFolder = 'docs/decisions'

/** `npm run write-docs`: writes the pages that are made of data, so that they cannot say anything else. */
export async function writeDocs(): Promise<number> {
  for (const { file, text } of writtenPages()) {
    writeFileSync(join(projectRoot, file), text)
    console.log(`Written: ${file}`)
  }
  return 0
}

/** The pages that are made of data: the hazard log, the accessibility statement and the list of decisions. */
export function writtenPages(): readonly { readonly file: string; readonly text: string }[] {
  const { widget } = loadContent(projectRoot, undefined)
  return [
    { file: `${assuranceFolder}/hazard-log.md`, text: renderHazards(readHazards()) },
    { file: `${assuranceFolder}/accessibility-statement.md`, text: renderStatement(widget) },
    { file: `${decisionsFolder}/README.md`, text: renderDecisions() },
  ]
}

function renderStatement({ accessibility: { heading, intro, sections } }: WidgetWords): string {
  const filledIn = (text: string) => text.replaceAll('{trust}', '[trust]')
  return [
    `# ${heading}`,
    '',
    '`npm run write-docs` writes this page from `flows/widget.yaml`, as `/accessibility` shows it. [trust] is `TRUST_NAME`.',
    '',
    filledIn(intro),
    ...sections.flatMap((section) => [
      '',
      `## ${section.heading}`,
      '',
      ...section.paragraphs.map((text) => `- ${filledIn(text)}`),
    ]),
    '',
  ].join('\n')
}

function renderDecisions(): string {
  const files = readdirSync(join(projectRoot, decisionsFolder)).filter((file) => /^\d{4}-.*\.md$/.test(file))
  return [
    '# Decisions',
    '',
    'What was decided where there was a choice, and why: one page each. `npm run write-docs` writes this list. Numbers that are missing were never used.',
    '',
    ...files.toSorted().map((file) => `- [${file.slice(0, 4)}](${file}): ${titleOf(join(decisionsFolder, file))}`),
    '',
  ].join('\n')
}

function titleOf(file: string): string {
  const [first = ''] = readFileSync(join(projectRoot, file), 'utf8').split('\n')
  return first.replace(/^# (\d+\. )?/, '')
}
