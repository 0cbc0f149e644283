import { parseArgs } from 'node:util'
import { nearest } from '../content/nearest.ts'
import { findServices, type Found } from '../catalog/findServices.ts'
import { isForSomeoneElse, facetNames, facets, type Answers, type Facet } from '../facets.ts'
import { renderPlainText } from '../channels/plainText.ts'
import type { Content } from '../triage/content.ts'
import { begin, type Position } from '../triage/machine.ts'
import { emergencyBlock } from '../triage/views/emergencyBlock.ts'
import { findToPassOn } from '../triage/missing.ts'
import { viewOf } from '../triage/views/viewOf.ts'
import { listReasons } from '../triage/views/writeReasons.ts'
import { londonInstant } from './londonInstant.ts'
import { contentOf, type Environment } from './Environment.ts'
import { UsageError } from './UsageError.ts'

const help = `Finds the services that fit some answers, as the conversation would.

  npm run find -- --location london --training foundation --issues mental-health,addiction --urgency urgent

${facetNames.map((facet) => `  --${optionName(facet).padEnd(16)} ${facets[facet].join(', ')}`).join('\n')}
  --at             a time in London, such as 2026-12-25T03:00 (now, if left out)
  --no-phone       ways without a phone call first
  --json           everything that fits, in order, and what does not and why

Every answer may be left out, or be "skipped".`

/** `npm run find`: the services for these answers, as text or JSON. */
export async function find(args: readonly string[], environment: Environment): Promise<number> {
  const { values } = parse(args)
  if (values.help === true) {
    console.log(help)
    return 0
  }
  const answers = readAnswers(values)
  const now = values.at === undefined ? new Date() : londonInstant(values.at)
  if (now === undefined) throw new UsageError(`--at "${String(values.at)}" is not a time such as 2026-12-25T03:00`)
  const content = contentOf(environment)
  const position = positionOf(answers, values['no-phone'] === true)
  console.log(
    values.json === true ? JSON.stringify(asJson(content, position, now), null, 2) : asText(content, position, now),
  )
  return 0
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  const options = {
    location: text,
    training: text,
    issues: text,
    urgency: text,
    specialty: text,
    'training-region': text,
    at: text,
    'no-phone': flag,
    json: flag,
    help: flag,
  }
  try {
    return parseArgs({ args: [...args], options })
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : ''}\n\n${help}`)
  }
}

function readAnswers(values: Readonly<Record<string, string | boolean | undefined>>): Answers {
  const answers = facetNames.flatMap((facet) => {
    const value = values[optionName(facet)]
    if (typeof value !== 'string') return []
    const options = value === 'skipped' ? [] : value.split(',').map((option) => checkedOption(facet, option.trim()))
    if (options.length > 1 && facet !== 'issues') throw new UsageError(`--${optionName(facet)} takes one option`)
    return [[facet, value === 'skipped' ? value : facet === 'issues' ? options : options[0]]]
  })
  return Object.fromEntries(answers) as Answers
}

function checkedOption(facet: Facet, option: string): string {
  const options: readonly string[] = facets[facet]
  if (options.includes(option)) return option
  const near = nearest(option, options)
  throw new UsageError(
    `no option "${option}" in ${facet}${near === undefined ? '' : `; did you mean "${near}"?`}\nThere are: ${options.join(', ')}, skipped`,
  )
}

function optionName(facet: Facet): string {
  return facet === 'trainingRegion' ? 'training-region' : facet
}

function positionOf(answers: Answers, withoutPhoning: boolean): Position {
  return { ...begin(), answers, withoutPhoning, place: 'results', resultsShown: true }
}

function asText(content: Content, position: Position, now: Date): string {
  return renderPlainText(viewOf(content, position, now, []), content.phrases)
}

function asJson(content: Content, position: Position, now: Date) {
  const { answers, withoutPhoning } = position
  const found = findServices(content.catalog, answers, now, { withoutPhoning })
  const emergency = answers.urgency === 'emergency' ? emergencyBlock(content, position) : undefined
  return {
    answers,
    emergency:
      emergency === undefined
        ? null
        : { heading: emergency.heading, lines: [...emergency.when, ...emergency.lines.map(({ text }) => text)] },
    services: services(content, found),
    ...(isForSomeoneElse(answers) ? { passOn: services(content, findToPassOn(content, position, now)) } : {}),
    excluded: found.excluded().map(({ service, reasons }) => ({
      id: service.id,
      reasons: listReasons(content, reasons),
    })),
  }
}

function services(content: Content, { first, more }: Found) {
  return [...first, ...more].map(({ service, fit, reasons, opening }) => ({
    id: service.id,
    name: service.name,
    status: service.status,
    fit,
    reasons: listReasons(content, reasons),
    openNow: opening.open,
  }))
}
