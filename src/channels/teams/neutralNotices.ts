import { onceEach } from '../../content/onceEach.ts'
import type { Content } from '../../triage/content.ts'
import type { View } from '../../triage/View.ts'

/**
 * A view whose notices name no service and no issue, unless services are on show: what was typed would be in the chat twice. In
 * an emergency every notice stands.
 */
export function withNeutralNotices(view: View, content: Content): View {
  if (view.emergency || view.notices.length === 0) return view
  const names = namesOf(content)
  const showsServices = view.lists.length > 0
  const notices = view.notices.map((notice) =>
    !showsServices && names.some((name) => notice.includes(name)) ? content.teams.knownService : notice,
  )
  return { ...view, notices: [...new Set(notices)] }
}

/** The services of the emergency texts are named to everybody, so naming them tells nothing. */
const namesOf = onceEach(({ catalog, flow, emergency }: Content): readonly string[] => {
  const forEverybody = JSON.stringify(emergency)
  const issues = flow.questions.filter(({ id }) => id === 'issues').flatMap(({ options }) => options)
  return [
    ...catalog.services.map(({ name }) => name).filter((name) => !forEverybody.includes(name)),
    ...issues.map(({ label }) => label),
  ]
})
