import { facetNames, type Facet } from '../facets.ts'
import type { Labels } from './Understanding.ts'

type Question = {
  readonly id: Facet
  readonly options: readonly { readonly id: string; readonly label: string; readonly short: string }[]
}

/** What people see for each option, from the questions of the flow; an option is also known by its id. */
export function labelsOf(questions: readonly Question[]): Labels {
  const labelsFor = (facet: Facet) => {
    const options = questions.find(({ id }) => id === facet)?.options ?? []
    return options.map(({ id, label, short }) => ({ id, labels: [id, label, short] }))
  }
  return Object.fromEntries(facetNames.map((facet) => [facet, labelsFor(facet)])) as Partial<Labels> as Labels
}
