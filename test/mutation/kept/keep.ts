import util from 'node:util'

const shelf = util as unknown as { keptForMutants?: Map<string, unknown> }
type Stryker = { activeMutant?: string | undefined; currentTestId?: string | undefined }
const world = globalThis as unknown as Record<string, Stryker | undefined>
const namespace = '__stryker__'

/**
 * What `make` gives without a mutant, made once for all of them: jest starts every run with fresh modules, and of Node's own
 * modules alone there is one for all runs.
 */
export function keep<T>(name: string, make: () => T): T {
  const kept = (shelf.keptForMutants ??= new Map())
  if (!kept.has(name)) kept.set(name, withoutMutant(make))
  return kept.get(name) as T
}

/** What is run here counts neither as covered by the test that happens to come first, nor as covered by all. */
function withoutMutant<T>(make: () => T): T {
  const stryker = (world[namespace] ??= {})
  const { activeMutant, currentTestId } = stryker
  Object.assign(stryker, { activeMutant: undefined, currentTestId: 'no test' })
  try {
    return make()
  } finally {
    Object.assign(stryker, { activeMutant, currentTestId })
  }
}
