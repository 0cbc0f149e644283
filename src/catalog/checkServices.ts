import { facets, type Answers } from '../facets.ts'
import type { Problem } from '../content/Problem.ts'
import { nearest } from '../content/nearest.ts'
import type { Path, Source } from '../content/Source.ts'
import { isInEnglishTraining, judge } from './judge.ts'
import { contactsFrom } from './reach.ts'
import type { Service } from './schema.ts'

/** What is wrong between service files, or within one beyond its shape: names, references, services nobody could be shown. */
export function checkServices(sources: readonly Source<Service>[]): readonly Problem[] {
  const ids = sources.map(({ value }) => value.id)
  return sources.flatMap((source, index) => {
    const { file, value: service } = source
    const at = (path: Path, message: string): Problem => ({ file, line: source.lineOf(path), message })
    const first = ids.indexOf(service.id)
    const problems: Problem[] = []
    if (first !== index)
      problems.push(at(['id'], `there is a service "${service.id}" already, in ${String(sources[first]?.file)}`))
    if (!file.endsWith(`${service.id}.yaml`))
      problems.push(at(['id'], `the file of "${service.id}" must be called ${service.id}.yaml`))
    return [...problems, ...checkReferences(service, ids, at), ...checkUse(service, at)]
  })
}

type At = (path: Path, message: string) => Problem

function checkReferences({ supersededBy, status, id }: Service, ids: readonly string[], at: At): readonly Problem[] {
  if (status === 'superseded' && supersededBy === undefined) {
    return [at(['status'], `"${id}" is superseded: say by which service, with supersededBy`)]
  }
  if (supersededBy === undefined || (ids.includes(supersededBy) && supersededBy !== id)) return []
  const near = nearest(supersededBy, ids)
  return [
    at(
      ['supersededBy'],
      `there is no service "${supersededBy}"${near === undefined ? '' : `; did you mean "${near}"?`}`,
    ),
  ]
}

function checkUse(service: Service, at: At): readonly Problem[] {
  const problems: Problem[] = []
  if (service.helpsWith !== 'anything' && service.bestFor.some((issue) => !service.helpsWith.includes(issue))) {
    problems.push(at(['bestFor'], 'a service can be best only for what it helps with: add the issue to helpsWith too'))
  }
  if ((service.status === 'current' || service.status === 'unconfirmed') && !canBeShown(service)) {
    problems.push(at(['forWhom'], 'no answers can reach this service: look at forWhom, and at `where` of its contacts'))
  }
  return problems
}

/** Whether somebody can answer so that the service fits them and, if it has contacts, one works from where they are. */
function canBeShown(service: Service): boolean {
  return someAnswers().some(
    (answers) =>
      judge(service, answers).every(({ verdict }) => verdict !== 'no') &&
      (service.contacts.length === 0 || contactsFrom(service, answers.location).length > 0),
  )
}

/** Answers that cover each rule: the training region is given only by those who are asked it. */
function someAnswers(): readonly Answers[] {
  return facets.location.flatMap((location) =>
    facets.training.flatMap((training) =>
      facets.urgency.flatMap((urgency): readonly Answers[] => {
        const answers = { location, training, urgency }
        if (isInEnglishTraining(answers) !== true) return [answers]
        return facets.trainingRegion.map((trainingRegion) => ({ ...answers, trainingRegion }))
      }),
    ),
  )
}
