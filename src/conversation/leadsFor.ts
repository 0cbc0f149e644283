import { isForSomeoneElse } from '../facets.ts'
import type { Content } from '../triage/content.ts'
import type { Position } from '../triage/machine.ts'
import { whereNow } from '../triage/views/emergencyBlock.ts'

/** What emergency help begins with for a category of red flag, without numbers that do not work where the person is. */
export function leadsFor({ understanding }: Content, position: Position, category: string): readonly string[] {
  const leadsOf = (wanted: string) => understanding.categories.find(({ id }) => id === wanted)?.leads ?? []
  // Whoever asks for somebody else may mean them, or may have come into danger.
  const forOther = isForSomeoneElse(position.answers) && category !== someoneElse ? leadsOf(someoneElse) : []
  const leads = [...forOther, ...leadsOf(category)]
  const unusable = unusableNumbers[whereNow(position) ?? '']
  return unusable === undefined ? leads : leads.filter((lead) => !unusable.test(lead))
}

/** The category of danger to somebody whom the writer is worried about. */
const someoneElse = 'someone-else'

/** No UK short code works abroad; in the Crown dependencies no 111 line is promised. */
const unusableNumbers: Readonly<Record<string, RegExp>> = {
  'outside-uk': /\b(999|111|55)\b|A&E/,
  'crown-dependencies': /\b111\b|A&E/,
}
