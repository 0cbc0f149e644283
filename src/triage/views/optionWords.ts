import type { Facet } from '../../facets.ts'
import type { Flow } from '../flowSchema.ts'
import { join } from '../fill.ts'

/** Options as a sentence names them: "addiction and mental health". */
export function optionWords(flow: Flow, facet: Facet, options: readonly string[], word: string): string {
  const question = flow.questions.find(({ id }) => id === facet)
  return join(
    options.map((option) => question?.options.find(({ id }) => id === option)?.short ?? option),
    word,
  )
}
