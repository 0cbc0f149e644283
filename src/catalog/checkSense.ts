import type { Path } from '../content/Source.ts'
import { facetNames, facets } from '../facets.ts'
import type { Service } from './schema.ts'

type Found = { readonly path: Path; readonly message: string }
type Named = Pick<Service, 'id' | 'name' | 'alsoKnownAs' | 'formerly' | 'status'>

/** Where one part of a record says what another denies. */
export function checkSense(
  service: Pick<Service, 'name' | 'onlyIf' | 'forWhom' | 'immediate' | 'answeredBy' | 'peerSupport'>,
): readonly Found[] {
  return [...checkConditions(service), ...checkAnswering(service)]
}

/** A condition for some must be for some whom the service serves. */
function checkConditions({ onlyIf, forWhom: { training } }: Pick<Service, 'onlyIf' | 'forWhom'>): readonly Found[] {
  if (typeof training === 'string') return []
  const served: readonly string[] = 'serves' in training ? [...training.serves, ...training.maybe] : training
  return onlyIf.flatMap((condition, index) =>
    typeof condition === 'string'
      ? []
      : condition.for
          .filter((role) => !served.includes(role))
          .map((role) => ({
            path: ['onlyIf', index, 'for'],
            message: `"${role}" is not among those whom forWhom.training serves: nobody would read this condition`,
          })),
  )
}

function checkAnswering({
  name,
  immediate,
  answeredBy,
  peerSupport,
}: Pick<Service, 'name' | 'immediate' | 'answeredBy' | 'peerSupport'>): readonly Found[] {
  if (immediate && answeredBy === 'nobody')
    return [
      {
        path: ['immediate'],
        message: 'nobody answers here, by answeredBy, so nobody can answer straight away: write false',
      },
    ]
  if (/\bpeer\b.*\bsupport\b/i.test(name) && peerSupport !== true)
    return [{ path: ['name'], message: 'a service of peer support says so: write peerSupport: true' }]
  return []
}

const optionWords = new Set(facetNames.flatMap((facet) => facets[facet].map((option) => option.replaceAll('-', ' '))))

/** Other names of a service that already mean something else: another service, or an answer that people type. */
export function checkNames(service: Named, all: readonly Named[]): readonly Found[] {
  const others = all.filter(({ id, status }) => id !== service.id && (status === 'current' || status === 'unconfirmed'))
  const isIt = (name: string) => (other: string) => other.toLowerCase() === name.toLowerCase()
  const find = (name: string, path: Path, isOld: boolean): readonly Found[] => {
    const owner = others.find((other) => [other.name, ...(isOld ? other.alsoKnownAs : [])].some(isIt(name)))
    if (owner !== undefined) return [{ path, message: `"${name}" is a name of "${owner.id}" today` }]
    if (!isOld || !optionWords.has(name.toLowerCase())) return []
    return [{ path, message: `"${name}" is an answer that people type: remove it, or write the whole old name` }]
  }
  return [
    ...service.alsoKnownAs.flatMap((name, index) => find(name, ['alsoKnownAs', index], false)),
    ...(service.formerly?.names ?? []).flatMap((name, index) => find(name, ['formerly', 'names', index], true)),
  ]
}
