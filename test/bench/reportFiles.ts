import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { projectRoot } from '../../src/commands/projectRoot.ts'
import { drawChart } from './drawChart.ts'
import type { Report } from './Report.ts'
import { scalingPage } from './scalingPage.ts'

const reportFile = join(projectRoot, 'docs/bench.json')

/** The files that show a report, by their paths in the project, as they are to be kept. */
export async function reportFiles(report: Report): Promise<ReadonlyMap<string, string>> {
  const options = await resolveConfig(reportFile)
  return new Map([
    ['docs/bench.json', await format(JSON.stringify(report), { ...options, parser: 'json' })],
    ['docs/scaling.md', await format(scalingPage(report), { ...options, parser: 'markdown' })],
    ['docs/pictures/bench.svg', drawChart(report)],
  ])
}

/** The report that was written last. */
export async function readReport(): Promise<Report> {
  return JSON.parse(await readFile(reportFile, 'utf8')) as Report
}

/** Writes a report and what shows it. */
export async function writeReport(report: Report): Promise<void> {
  for (const [file, content] of await reportFiles(report)) {
    const path = join(projectRoot, file)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
  }
}
