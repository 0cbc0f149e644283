import type { Content } from '../triage/content.ts'
import type { Position } from '../triage/machine.ts'
import { whereNow } from '../triage/views/emergencyBlock.ts'

/** What emergency help begins with for a category of red flag, without numbers that do not work where the person is. */
export function leadsFor({ understanding }: Content, position: Position, category: string): readonly string[] {
  const leads = understanding.categories.find(({ id }) => id === category)?.leads ?? []
  const unusable = unusableNumbers[whereNow(position) ?? '']
  return unusable === undefined ? leads : leads.filter((lead) => !unusable.test(lead))
}

/** No UK short code works abroad; in the Crown dependencies no 111 line is promised. */
const unusableNumbers: Readonly<Record<string, RegExp>> = {
  'outside-uk': /\b(999|111|55)\b|A&E/,
  'crown-dependencies': /\b111\b|A&E/,
}
