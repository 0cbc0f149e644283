import { facets, type Facet } from '../facets.ts'
import type { Labels } from './Understanding.ts'

type Question = {
  readonly id: Facet
  readonly options: readonly { readonly id: string; readonly label: string; readonly short: string }[]
}

/** What people see for each option, from the questions of the flow; an option is also known by its id. */
export function labelsOf(questions: readonly Question[]): Labels {
  const labels = Object.fromEntries(
    Object.keys(facets).map((facet) => {
      const options = questions.find(({ id }) => id === facet)?.options ?? []
      return [facet, options.map(({ id, label, short }) => ({ id, labels: [id, label, short] }))]
    }),
  )
  return labels as Labels
}
