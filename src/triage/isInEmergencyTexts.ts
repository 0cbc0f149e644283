import type { Content } from './content.ts'

/** Whether the emergency texts, which depend on nothing else, give a number of this service: closing it does not take it from there. */
export function isInEmergencyTexts(
  { catalog, emergency }: Pick<Content, 'catalog' | 'emergency'>,
  id: string,
): boolean {
  const { contacts = [], closedContacts = [] } = catalog.byId.get(id) ?? {}
  const texts = JSON.stringify(emergency)
  return [...contacts, ...closedContacts].some(({ value }) => texts.includes(value))
}
