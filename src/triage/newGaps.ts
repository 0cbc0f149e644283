import { setImmediate as nextTurn } from 'node:timers/promises'
import { facets, type Answers } from '../facets.ts'
import type { Content } from './content.ts'
import { isGap } from './gapsSchema.ts'
import { isNobody } from './missing.ts'

/** Answers for which nobody is left, though `gaps.yaml` does not expect it: by place, the roles and issues that share them. */
export type NewGap = {
  readonly location: Answers['location']
  readonly training: readonly NonNullable<Answers['training']>[]
  readonly issues: readonly string[]
}

const known = new WeakMap<Content, readonly NewGap[]>()

/** The gaps that closing, hiding or changing services has made. It tries every combination of answers, a few at a time so that nobody waits, once for each content. */
export async function newGaps(content: Content, now: Date): Promise<readonly NewGap[]> {
  const found = known.get(content) ?? (await findGaps(content, now))
  known.set(content, found)
  return found
}

async function findGaps(content: Content, now: Date): Promise<readonly NewGap[]> {
  const gaps: NewGap[] = []
  for (const location of withSkips(facets.location)) {
    const byIssues = new Map<string, NewGap>()
    for (const training of withSkips(facets.training)) {
      await nextTurn()
      const issues = withSkips(facets.issues).filter((issue) => isNewGap(content, location, training, issue, now))
      const alike = byIssues.get(issues.join())?.training ?? []
      if (issues.length > 0) byIssues.set(issues.join(), { location, training: [...alike, training], issues })
    }
    gaps.push(...byIssues.values())
  }
  return gaps
}

function isNewGap(
  content: Content,
  location: Answers['location'],
  training: NonNullable<Answers['training']>,
  issue: (typeof facets.issues)[number] | 'skipped',
  now: Date,
): boolean {
  return withSkips(facets.urgency).some((urgency) => {
    const answers: Answers = { location, training, issues: issue === 'skipped' ? issue : [issue], urgency }
    return isNobody(content, answers, now) && !content.gaps.gaps.some((gap) => isGap(gap, answers))
  })
}

function withSkips<T extends string>(options: readonly T[]): readonly (T | 'skipped')[] {
  return [...options, 'skipped']
}
