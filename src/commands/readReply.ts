/** What somebody says about a number or page they tried. */
export type Reply =
  | { readonly kind: 'right' | 'nobody' | 'closed' | 'skipped' | 'stop' }
  | { readonly kind: 'wrong'; readonly value: string | undefined }

const words: readonly (readonly [pattern: RegExp, kind: Exclude<Reply['kind'], 'wrong'>])[] = [
  [/^(r|right|yes|ok|correct)$/i, 'right'],
  [/^(n|nobody|nobody answered|no answer)$/i, 'nobody'],
  [/^(c|closed)$/i, 'closed'],
  [/^(s|skip)$/i, 'skipped'],
  [/^(q|stop|quit)$/i, 'stop'],
]

/** Reads a reply; undefined when it is none of the words. Where the input has ended it is "stop". */
export function readReply(text: string | undefined): Reply | undefined {
  if (text === undefined) return { kind: 'stop' }
  const wrong = /^(?:w|wrong)\b\s*:?\s*(.*)$/i.exec(text)
  if (wrong !== null) return { kind: 'wrong', value: wrong[1] === '' ? undefined : wrong[1] }
  const kind = words.find(([pattern]) => pattern.test(text))?.[1]
  return kind === undefined ? undefined : { kind }
}
