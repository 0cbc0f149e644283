import { z } from 'zod'
import { facetNames, facets, type Facet } from '../facets.ts'

const words = z.string().min(1)
const label = words.max(80, 'a label has at most 80 characters, so that it fits a button')

const option = z.strictObject({
  id: words,
  label,
  hint: words.optional(),
  short: words,
  underSomethingElse: z.boolean().optional(),
})

const question = z.strictObject({
  id: z.enum(facetNames as readonly [Facet, ...Facet[]]),
  label: words,
  hint: words,
  /** How the question is put to somebody who asks because of a doctor they are worried about. */
  forSomeoneElse: z.strictObject({ label: words, hint: words }).optional(),
  several: z.strictObject({ choose: label, label: words, submit: label }).optional(),
  somethingElse: z.strictObject({ choose: label, label: words }).optional(),
  options: z.array(option).min(1),
})

/** The questions of `flows/find-support.yaml`: one for each facet, each with all its options, the main ones in their order. */
export const flowSchema = z.strictObject({ questions: z.array(question) }).superRefine(({ questions }, context) => {
  const names = questions.map(({ id }) => id)
  for (const missing of facetNames.filter((name) => !names.includes(name))) {
    context.addIssue({ code: 'custom', path: ['questions'], message: `there is no question "${missing}"` })
  }
  for (const [index, { id, options }] of questions.entries()) {
    if (names.indexOf(id) !== index) {
      context.addIssue({
        code: 'custom',
        path: ['questions', index, 'id'],
        message: `there is a question "${id}" already`,
      })
    }
    const ids = options.map((each) => each.id)
    for (const missing of facets[id].filter((each) => !ids.includes(each))) {
      context.addIssue({
        code: 'custom',
        path: ['questions', index, 'options'],
        message: `${id} has no option "${missing}"`,
      })
    }
    for (const [place, each] of ids.entries()) {
      if (ids.indexOf(each) !== place) {
        context.addIssue({
          code: 'custom',
          path: ['questions', index, 'options', place, 'id'],
          message: `there is an option "${each}" already`,
        })
      }
      if (!(facets[id] as readonly string[]).includes(each)) {
        context.addIssue({
          code: 'custom',
          path: ['questions', index, 'options', place, 'id'],
          message: unknownOption(id, each),
        })
      }
    }
  }
})

export type Flow = z.infer<typeof flowSchema>
export type FlowQuestion = Flow['questions'][number]

function unknownOption(facet: Facet, option: string): string {
  return `no option "${option}" in ${facet}: it has ${facets[facet].join(', ')}`
}
