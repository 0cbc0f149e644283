import { z } from 'zod'
import { words } from '../content/words.ts'
import { facetNames, facets, type Facet } from '../facets.ts'

const label = words.max(80, 'a label has at most 80 characters, so that it fits a button')

const option = z.strictObject({
  id: words.describe('Its name in the code and in services-catalog. It never changes.'),
  label: label.describe('What the button says, at most 80 characters.'),
  hint: words.optional().describe('A line below the button.'),
  short: words.describe('How a card names the same thing, in the middle of a sentence.'),
  underSomethingElse: z.boolean().optional().describe('true: it is offered after "Something else".'),
})

const question = z.strictObject({
  id: z.enum(facetNames as readonly [Facet, ...Facet[]]).describe('What it asks about. It never changes.'),
  label: words.describe('The question.'),
  hint: words.describe('The line below the question.'),
  forSomeoneElse: z
    .strictObject({ label: words, hint: words })
    .optional()
    .describe('How the question is put to somebody who asks because of a doctor they are worried about.'),
  several: z
    .strictObject({ choose: label, label: words, submit: label })
    .optional()
    .describe(
      'The words for choosing more than one, only for issues: the button, the question, the button that ends it.',
    ),
  somethingElse: z
    .strictObject({ choose: label, label: words })
    .optional()
    .describe('The button that leads to the options underSomethingElse, and the question above them.'),
  options: z.array(option).min(1).describe('The answers, in the order they are shown.'),
})

/** The questions of `flows/find-support.yaml`: one for each facet, each with all its options, the main ones in their order. */
export const flowSchema = z.strictObject({ questions: z.array(question) }).superRefine(({ questions }, context) => {
  const names = questions.map(({ id }) => id)
  const refuse = (path: readonly (string | number)[], message: string) =>
    context.addIssue({ code: 'custom', path: ['questions', ...path], message })
  for (const missing of facetNames.filter((name) => !names.includes(name))) {
    refuse([], `there is no question "${missing}"`)
  }
  for (const [index, each] of questions.entries()) {
    if (names.indexOf(each.id) !== index) refuse([index, 'id'], `there is a question "${each.id}" already`)
    for (const { path, message } of [...optionProblems(each), ...waysIn(each)]) refuse([index, ...path], message)
  }
})

export type Flow = z.infer<typeof flowSchema>
export type FlowQuestion = Flow['questions'][number]

type Found = { readonly path: readonly (string | number)[]; readonly message: string }

function optionProblems({ id, options }: FlowQuestion): readonly Found[] {
  const ids = options.map((each) => each.id)
  const labels = options.map((each) => each.label.toLowerCase())
  const missing = facets[id].filter((each) => !ids.includes(each))
  return [
    ...missing.map((each) => ({ path: ['options'], message: `${id} has no option "${each}"` })),
    ...options.flatMap((each, place): readonly Found[] => {
      const found: Found[] = []
      const at = (key: string, message: string) => found.push({ path: ['options', place, key], message })
      if (ids.indexOf(each.id) !== place) at('id', `there is an option "${each.id}" already`)
      if (!(facets[id] as readonly string[]).includes(each.id)) at('id', unknownOption(id, each.id))
      if (labels.indexOf(each.label.toLowerCase()) !== place) at('label', `"${each.label}" is another option’s label`)
      return found
    }),
  ]
}

/** Whether the buttons to "more than one" and "something else" are there where they lead somewhere, and only there. */
function waysIn({ id, several, somethingElse, options }: FlowQuestion): readonly Found[] {
  const found: Found[] = []
  const hasOthers = options.some(({ underSomethingElse }) => underSomethingElse === true)
  if (hasOthers && somethingElse === undefined) {
    found.push({
      path: ['somethingElse'],
      message: 'somethingElse is missing: nothing would lead to the options under it',
    })
  }
  if (!hasOthers && somethingElse !== undefined) {
    found.push({ path: ['somethingElse'], message: 'no option stands underSomethingElse: this would lead nowhere' })
  }
  if ((id === 'issues') !== (several !== undefined)) {
    const message =
      id === 'issues' ? 'several is missing: people may choose more than one' : 'only one can be chosen here'
    found.push({ path: ['several'], message })
  }
  return found
}

function unknownOption(facet: Facet, option: string): string {
  return `no option "${option}" in ${facet}: it has ${facets[facet].join(', ')}`
}
