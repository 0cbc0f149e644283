import { onceEach } from '../content/onceEach.ts'

/** An object as JSON, written once however many messages it stands in. It is not changed after that. */
export const writeOnce = onceEach((part: object) => JSON.stringify(part))

/** An object as JSON, with one more member whose value is JSON already. */
export function withMember(object: object, key: string, json: string): string {
  const written = JSON.stringify(object).slice(0, -1)
  return `${written}${written === '{' ? '' : ','}"${key}":${json}}`
}

/** A list as JSON, of parts that are JSON already. */
export function writeList(parts: readonly string[]): string {
  return `[${parts.join(',')}]`
}
