import { parseArgs } from 'node:util'
import { leftWithout } from '../catalog/leftWithout.ts'
import { ContentError } from '../content/ContentError.ts'
import { editYaml } from '../content/editYaml.ts'
import type { Content } from '../triage/content.ts'
import { join } from '../triage/fill.ts'
import { isInEmergencyTexts } from '../triage/isInEmergencyTexts.ts'
import { newGaps } from '../triage/newGaps.ts'
import { optionWords } from '../triage/views/optionWords.ts'
import { withAsking, type Ask } from './ask.ts'
import { contentOf, type Environment } from './Environment.ts'
import { contentWith, pathOf, serviceWith, textOf, writeWhole } from './serviceFile.ts'
import { today, isDay } from './today.ts'
import { UsageError } from './UsageError.ts'

const help = `Closes a service at once: running servers stop showing it within 15 seconds.

  npm run close-service -- samaritans --until 2026-12-24 --reason "The line is down"

  --until    the day on which somebody looks whether it is open again; it never opens by itself
  --reason   why, in words that everybody may read

By hand it is one line in its file: status: closed`

/** `npm run close-service`: writes it into the service's file, after asking twice where it is somebody's last line open 24 hours a day. */
export async function closeService(args: readonly string[], environment: Environment): Promise<number> {
  const { id, until, reason, isHelp } = parse(args)
  if (isHelp || id === undefined) {
    console.log(help)
    return isHelp ? 0 : 2
  }
  return (await withAsking((ask) => closeOne(environment, id, { until, reason }, ask), environment.typed)) ? 0 : 1
}

/** Closes one service; false when whoever was asked did not want that after all. */
export async function closeOne(
  environment: Environment,
  id: string,
  { until, reason }: { readonly until?: string | undefined; readonly reason?: string | undefined },
  ask: Ask,
): Promise<boolean> {
  const before = contentBefore(environment)
  const service = serviceWith(before, id)
  const path = pathOf(environment, id)
  if (service.status === 'closed')
    console.log(`${service.name} is closed already; what you give now takes the place of what was written.`)
  const closed = {
    since: service.closed?.since ?? today(),
    ...(until === undefined ? {} : { until }),
    ...(reason === undefined ? {} : { reason }),
    was: service.closed?.was ?? (service.status === 'unconfirmed' ? 'unconfirmed' : 'current'),
  }
  const text = editYaml(textOf(path), [
    { path: [], key: 'status', value: 'closed' },
    { path: [], key: 'closed', value: closed, after: 'status' },
  ])
  const after = contentWith(environment, path, text)
  if (!(await isAgreed(before, after, id, ask))) {
    console.log('Nothing was changed.')
    return false
  }
  writeWhole(path, text)
  console.log(`Closed: ${service.name}. Written to ${path}\nRunning servers stop showing it within 15 seconds.`)
  if (isInEmergencyTexts(after, id))
    console.log(`flows/emergency.yaml still names ${service.name}: have the clinical safety officer change it.`)
  await sayGaps(after)
  return true
}

/** The content as it is; with a mistake anywhere nothing can be changed, and that is said first. */
function contentBefore(environment: Environment): Content {
  try {
    return contentOf(environment)
  } catch (error) {
    if (error instanceof ContentError)
      console.error('Nothing was closed: the files below must be mended first, as a mistake holds back every change.\n')
    throw error
  }
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { until: text, reason: text, help: { type: 'boolean' } },
      allowPositionals: true,
    })
    const { until, reason } = values
    if (until !== undefined && !isDay(until)) throw new UsageError(`--until "${until}" is not a day such as 2026-12-24`)
    if (positionals.length > 1) throw new UsageError('one service at a time: put the reason in quotes')
    return { id: positionals[0], until, reason, isHelp: values.help === true }
  } catch (error) {
    throw error instanceof UsageError
      ? error
      : new UsageError(`${error instanceof Error ? error.message : ''}\n\n${help}`)
  }
}

/** Whether it may be closed: asked twice where somebody loses the last line open 24 hours a day. */
async function isAgreed(before: Content, after: Content, id: string, ask: Ask): Promise<boolean> {
  const left = leftWithout(before.catalog, after.catalog, new Date())
  if (left.length === 0) return true
  const { flow, phrases } = before
  console.log(`${id} is the last line open 24 hours a day for these people. Without it they have none:`)
  for (const { location, training } of left)
    console.log(
      `  ${optionWords(flow, 'location', [location], '')}: ${join(
        training.map((role) => optionWords(flow, 'training', [role], '')),
        phrases.and,
      )}`,
    )
  if ((await ask('\nClose it all the same? Type yes:')) !== 'yes') return false
  return (await ask(`Are you sure? To close it, type ${id}:`)) === id
}

async function sayGaps(content: Content): Promise<void> {
  const gaps = await newGaps(content, new Date())
  if (gaps.length === 0) return
  console.log('\nNobody is left for these answers now but the lines for everybody; people are told so:')
  for (const { location, training, issues } of gaps)
    console.log(`  ${String(location)}: ${training.join(', ')}: ${issues.join(', ')}`)
}
