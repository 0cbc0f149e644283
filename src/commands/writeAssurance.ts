import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadContent } from '../triage/content.ts'
import type { WidgetWords } from '../triage/widgetWords.ts'
import { assuranceFolder, readHazards, renderHazards } from './hazardLog.ts'
import { projectRoot } from './projectRoot.ts'

/** `npm run write-assurance`: writes the pages of the evidence pack that are made of data, so that they cannot say anything else. */
export async function writeAssurance(): Promise<number> {
  for (const { file, text } of assurancePages()) {
    writeFileSync(join(projectRoot, file), text)
    console.log(`Written: ${file}`)
  }
  return 0
}

/** The pages that are made of data: the hazard log and the accessibility statement. */
export function assurancePages(): readonly { readonly file: string; readonly text: string }[] {
  const { widget } = loadContent(projectRoot, undefined)
  return [
    { file: `${assuranceFolder}/hazard-log.md`, text: renderHazards(readHazards()) },
    { file: `${assuranceFolder}/accessibility-statement.md`, text: renderStatement(widget) },
  ]
}

function renderStatement({ accessibility: { heading, intro, sections } }: WidgetWords): string {
  const filledIn = (text: string) => text.replaceAll('{trust}', '[trust]')
  return [
    `# ${heading}`,
    '',
    '`npm run write-assurance` writes this page from `flows/widget.yaml`, as `/accessibility` shows it. [trust] is `TRUST_NAME`.',
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
