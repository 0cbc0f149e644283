import { findServices, type Found } from '../catalog/findServices.ts'
import { hasSomebody } from '../catalog/somebody.ts'
import { isForSomeoneElse, type Answers } from '../facets.ts'
import type { Content } from './content.ts'
import { isConcerned, isGap } from './gapsSchema.ts'
import type { Position } from './machine.ts'
import { whateverTheIssue } from './whateverTheIssue.ts'

/** What is missing for these answers, in words: the gaps that are known, and those that closing a service has made. `found` is what was found for them. */
export function missing(content: Content, answers: Answers, now: Date, found: readonly Found[]): readonly string[] {
  const { gaps, known, closed } = content.gaps
  const isMissing =
    content.isDiscreet === true
      ? isNobodyLeftForSome(content, answers, now)
      : !found.some((each) => hasSomebody(each, answers.location, content.gaps.everybody))
  const expected = gaps.filter((gap) => isGap(gap, answers))
  return [
    ...new Set([
      // A service of the trust's own may have closed a gap; in a discreet chat that would tell what it is about.
      ...(isMissing || content.isDiscreet === true ? expected.map(({ text }) => text) : []),
      ...(isMissing && expected.length === 0
        ? [content.isDiscreet === true ? content.teams.notEverything : closed]
        : []),
      ...known.filter((gap) => isConcerned(gap, answers)).map(({ text }) => text),
    ]),
  ]
}

/** Whether for any issue at all nobody but the lines for everybody is left: the issue itself is not to be told. */
const isNobodyLeftForSome = whateverTheIssue((content, each, now) =>
  each.some((some) => !content.gaps.gaps.some((gap) => isGap(gap, some)) && isNobody(content, some, now)),
)

/** Whether no service is left for these answers that a person answers; for somebody else's sake, what there is to pass on counts too. */
export function isNobody({ catalog, gaps }: Pick<Content, 'catalog' | 'gaps'>, answers: Answers, now: Date): boolean {
  const isLeft = (asked: Answers) => hasSomebody(findServices(catalog, asked, now), answers.location, gaps.everybody)
  return !isLeft(answers) && (!isForSomeoneElse(answers) || !isLeft(toPassOn(answers)))
}

/** The services to pass on to the doctor whom somebody is worried about. */
export function findToPassOn({ catalog }: Content, { answers, withoutPhoning }: Position, now: Date): Found {
  return findServices(catalog, toPassOn(answers), now, { withoutPhoning, forADoctor: true })
}

/** What is found for that doctor: everything but their role is taken as answered. */
export function toPassOn(answers: Answers): Answers {
  return { ...answers, training: 'skipped' }
}
