import type { Content } from '../../triage/content.ts'
import { discreetContent } from '../../triage/discreetContent.ts'
import { fill } from '../../triage/fill.ts'

/** The content as Teams shows it: nothing tells the issue, and who can see and what "clear" does are said for a chat that the employer owns. */
export function teamsContent(content: Content): Content {
  const discreet = discreetContent(content)
  const { phrases, teams } = discreet
  const { greeting, privacy, help, cleared } = phrases
  return {
    ...discreet,
    phrases: {
      ...phrases,
      greeting: { ...greeting, paragraphs: [...greeting.paragraphs, teams.notice.employer, teams.notice.plainText] },
      privacy: { ...privacy, paragraphs: [...teams.privacy, ...privacy.paragraphs] },
      help: { ...help, paragraphs: teams.help },
      notices: { ...phrases.notices, notUnderstood: teams.notUnderstood },
      cleared: { ...cleared, paragraph: teams.cleared },
    },
  }
}

/** The notice of the first message: what this is, who runs it, who can see. */
export function noticeOf({ phrases, trust }: Content): readonly string[] {
  return phrases.greeting.paragraphs.map((paragraph) => fill(paragraph, { trust }))
}
