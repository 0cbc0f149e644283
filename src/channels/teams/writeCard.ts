import { onceEach } from '../../content/onceEach.ts'
import { isShared } from '../../content/share.ts'
import { withMember, writeJson, writeList, writeOnce } from '../writeJson.ts'
import type { Card } from './Card.ts'
import type { Element } from './elements.ts'

/** A card as JSON, in ASCII. Most of its elements stand in many cards, and are written once for all of them. */
export const writeCard = onceEach(({ body, ...frame }: Card): string => withMember(frame, 'body', writeElements(body)))

/** A list of elements as JSON. */
export function writeElements(elements: readonly Element[]): string {
  return writeList(elements.map(writeElement))
}

function writeElement(element: Element): string {
  if (isShared(element)) return writeOnce(element)
  const key = element.items === undefined ? 'actions' : 'items'
  const { [key]: inner, ...others } = element
  return inner === undefined ? writeJson(element) : withMember(others, key, writeElements(inner))
}
