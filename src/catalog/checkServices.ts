import { facets, type Answers } from '../facets.ts'
import type { Problem } from '../content/Problem.ts'
import { checkWording } from '../content/checkWording.ts'
import { nearest } from '../content/nearest.ts'
import type { Path, Source } from '../content/Source.ts'
import { checkEvidence, checkHorizon, newestDate } from './checkEvidence.ts'
import { checkFacts } from './checkFacts.ts'
import { checkNames, checkSense } from './checkSense.ts'
import { checkTextNumbers, numbersOf } from './checkTextNumbers.ts'
import { isInEnglishTraining, judge } from './judge.ts'
import { dialled } from './phoneNumber.ts'
import { contactsFrom } from './reach.ts'
import type { Service, ServiceRecord } from './schema.ts'
import { withoutClosedContacts } from './withoutClosedContacts.ts'

/** What is wrong between service files, or within one beyond its shape: names, references, old numbers, services nobody could be shown. `hidden` services exist too. */
export function checkServices(
  sources: readonly Source<ServiceRecord>[],
  hidden: readonly Service[] = [],
): readonly Problem[] {
  const ids = sources.map(({ value }) => value.id)
  const names = sources.map(({ value }) => value.name)
  const oldNumbers = new Map(
    sources.flatMap(({ value }) => (value.formerly?.numbers ?? []).map((number) => [dialled(number), value.id])),
  )
  const services = sources.map(({ value }) => value)
  const numbers = numbersOf([...services, ...hidden])
  const newest = newestDate(services)
  return sources.flatMap((source) => {
    const { file, value: service } = source
    const at = (path: Path, message: string): Problem => ({ file, line: source.lineOf(path), message })
    const problems: Problem[] = []
    const sameId = sources[ids.indexOf(service.id)]
    const sameName = sources[names.indexOf(service.name)]
    if (sameId !== source)
      problems.push(at(['id'], `there is a service "${service.id}" already, in ${String(sameId?.file)}`))
    else if (sameName !== source)
      problems.push(at(['name'], `there is a service called "${service.name}" already, in ${String(sameName?.file)}`))
    if (file.split('/').at(-1) !== `${service.id}.yaml`)
      problems.push(at(['id'], `the file of "${service.id}" must be called ${service.id}.yaml`))
    return [
      ...problems,
      ...checkReferences(service, [...ids, ...hidden.map(({ id }) => id)], at),
      ...checkNumbers(service, oldNumbers, at),
      ...[
        ...checkFacts(source),
        ...checkEvidence(service),
        ...checkHorizon(service, newest),
        ...checkSense(service),
        ...checkNames(service, services),
      ].map(({ path, message }) => at(path, message)),
      ...checkWording(source),
      ...checkTextNumbers(source, numbers),
      ...checkUse(withoutClosedContacts(service), at),
    ]
  })
}

type At = (path: Path, message: string) => Problem

function checkReferences(
  { supersededBy, status, id }: ServiceRecord,
  ids: readonly string[],
  at: At,
): readonly Problem[] {
  if (status === 'superseded' && supersededBy === undefined) {
    return [at(['status'], `"${id}" is superseded: say by which service, with supersededBy`)]
  }
  if (supersededBy === undefined) return []
  if (status !== 'superseded') {
    return [at(['supersededBy'], `"${id}" is ${status}: write status: superseded, or remove supersededBy`)]
  }
  if (supersededBy === id) return [at(['supersededBy'], `"${id}" cannot be superseded by itself`)]
  if (ids.includes(supersededBy)) return []
  const near = nearest(supersededBy, ids)
  return [
    at(
      ['supersededBy'],
      `there is no service "${supersededBy}"${near === undefined ? '' : `; did you mean "${near}"?`}`,
    ),
  ]
}

/** A number that a service once had must not come back as a way to reach one. */
function checkNumbers(
  { contacts }: ServiceRecord,
  oldNumbers: ReadonlyMap<string, string>,
  at: At,
): readonly Problem[] {
  return contacts.flatMap(({ kind, value, status }, index) => {
    const isNumber = (kind === 'phone' || kind === 'text') && status !== 'closed'
    const owner = isNumber ? oldNumbers.get(dialled(value)) : undefined
    return owner === undefined ? [] : [at(['contacts', index, 'value'], `"${value}" is an old number of "${owner}"`)]
  })
}

function checkUse(service: Service, at: At): readonly Problem[] {
  const problems: Problem[] = []
  if (service.helpsWith !== 'anything' && service.bestFor.some((issue) => !service.helpsWith.includes(issue))) {
    problems.push(at(['bestFor'], 'a service can be best only for what it helps with: add the issue to helpsWith too'))
  }
  const isShown = service.status === 'current' || service.status === 'unconfirmed'
  if (isShown && !possibleAnswers.some((answers) => fits(service, answers) && isWithinReach(service, answers))) {
    const isForSomebody = possibleAnswers.some((answers) => fits(service, answers))
    const message = 'no answers can reach this service: look at forWhom, and at `where` of its contacts'
    problems.push(at([isForSomebody ? 'contacts' : 'forWhom'], message))
  }
  return problems
}

function fits(service: Service, answers: Answers): boolean {
  return judge(service, answers).every(({ verdict }) => verdict !== 'no')
}

/** Whether a contact works from where they are; a service of which no contact is known is shown all the same. */
function isWithinReach(service: Service, { location }: Answers): boolean {
  return service.contacts.length === 0 || contactsFrom(service, location).length > 0
}

/** Answers that cover each rule: the training region is given only by those who are asked it. */
const possibleAnswers: readonly Answers[] = facets.location.flatMap((location) =>
  facets.training.flatMap((training) =>
    facets.urgency.flatMap((urgency): readonly Answers[] => {
      const answers = { location, training, urgency }
      if (isInEnglishTraining(answers) !== true) return [answers]
      return facets.trainingRegion.map((trainingRegion) => ({ ...answers, trainingRegion }))
    }),
  ),
)
