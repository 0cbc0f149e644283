import { onceEach } from '../content/onceEach.ts'

/** A value as JSON in ASCII, other letters as escapes: such text is kept in half the memory, and sent without being encoded first. */
export function writeJson(value: unknown): string {
  const json = JSON.stringify(value)
  const ascii = json.replaceAll(/[\u0080-\uFFFF]/g, escaped)
  // V8 goes on to keep two bytes a letter of what had such letters, unless it is made anew.
  return ascii === json ? json : Buffer.from(ascii, 'latin1').toString('latin1')
}

function escaped(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** An object as JSON, written once however many messages it stands in. It is not changed after that. */
export const writeOnce = onceEach((part: object) => writeJson(part))

/** The members of an object as JSON, without its braces. */
export function membersOf(object: object): string {
  return writeJson(object).slice(1, -1)
}

/** The same, with one more member whose value is JSON already. */
export function membersWith(object: object, key: string, json: string): string {
  const members = membersOf(object)
  return `${members}${members === '' ? '' : ','}"${key}":${json}`
}

/** An object as JSON, with one more member whose value is JSON already. */
export function withMember(object: object, key: string, json: string): string {
  return `{${membersWith(object, key, json)}}`
}

/** A list as JSON, of parts that are JSON already. */
export function writeList(parts: readonly string[]): string {
  return `[${parts.join(',')}]`
}
