import type { Catalog } from '../catalog/loadCatalog.ts'
import type { Problem } from '../content/Problem.ts'
import type { Source } from '../content/Source.ts'
import type { Answers } from '../facets.ts'
import { everyCombination } from './everyCombination.ts'
import { isGap, type Gaps } from './gapsSchema.ts'
import { isNobody } from './missing.ts'

/** Any time does: it decides only the order. */
const anyTime = new Date(0)

/**
 * Holds the gaps against the catalog, both ways, over every combination of answers: nobody is left without a service or a word about it.
 * Where services are closed or hidden, being left without one is no mistake.
 */
export function checkGaps(source: Source<Gaps>, catalog: Catalog): readonly Problem[] {
  const { gaps, everybody } = source.value
  const at = (path: readonly (string | number)[], message: string): Problem => ({
    file: source.file,
    line: source.lineOf(path),
    message,
  })
  const unknown = everybody.flatMap((id, index) =>
    catalog.byId.has(id) ? [] : [at(['everybody', index], `there is no service "${id}"`)],
  )
  const [served, unserved] = parted(
    everyCombination(),
    (answers) => !isNobody({ catalog, gaps: source.value }, answers, anyTime),
  )
  const closed = gaps.flatMap((gap, index) => {
    const example = served.find((answers) => isGap(gap, answers))
    return example === undefined
      ? []
      : [at(['gaps', index], `this is no gap: somebody answers for ${named(example)}; take that out`)]
  })
  const isAllShown =
    catalog.hidden.length === 0 &&
    catalog.services.every(({ status, closedContacts = [] }) => status !== 'closed' && closedContacts.length === 0)
  const silent = isAllShown ? unserved.filter((answers) => !gaps.some((gap) => isGap(gap, answers))) : []
  const [first] = silent
  const open =
    first === undefined
      ? []
      : [
          at(
            ['gaps'],
            `${String(silent.length)} combinations of answers have no service that a person answers, the first for ${named(first)}: add a service, or the gap and what to say`,
          ),
        ]
  return [...unknown, ...closed, ...open]
}

function parted<T>(values: readonly T[], isIn: (value: T) => boolean): readonly [readonly T[], readonly T[]] {
  const inside = new Set(values.filter(isIn))
  return [[...inside], values.filter((value) => !inside.has(value))]
}

function named({ location, training, issues, urgency }: Answers): string {
  return [location, training, issues, urgency].flat().join(', ')
}
