import type { Content } from './content.ts'
import type { Gaps } from './gapsSchema.ts'

/**
 * The same content for a chat that belongs to the employer: outside a service's own card nothing differs with what it is about.
 * What is missing for one issue is said for all alike, and no list counts what it holds.
 */
export function discreetContent(content: Content): Content {
  const { gaps, known } = content.gaps
  const { phrases, teams } = content
  return {
    ...content,
    isDiscreet: true,
    gaps: {
      ...content.gaps,
      gaps: forAllIssues(gaps, teams.notEverything),
      known: forAllIssues(known, teams.notEverything),
    },
    phrases: { ...phrases, buttons: { ...phrases.buttons, showMore: teams.buttons.showMore } },
  }
}

type Missing = Gaps['gaps']

function forAllIssues(missing: Missing, text: string): Missing {
  return missing.map((each) => (each.issues === 'any' ? each : { ...each, issues: 'any' as const, text }))
}
