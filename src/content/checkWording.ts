import type { Problem } from './Problem.ts'
import type { Source } from './Source.ts'
import { textsOf } from './textsOf.ts'

/** Words that a person must not read, each with what to do. A source's own words may hold those of care, inside “ ”. */
const unwanted: readonly { readonly words: RegExp; readonly instead: string; readonly unlessQuoted?: true }[] = [
  {
    words: /\b(triag|assess|detect|diagnos|monitor)\w*|\btreat(s|ed|ing)?\b/i,
    instead: 'Signpost does not do that: write "find support", "look after" or "help with", or quote the source in “ ”',
    unlessQuoted: true,
  },
  {
    words: /\bmentally ill\b|\bsuffer(s|ed|ing)? from\b|\b(an addict|addicts)\b/i,
    instead: 'write "mental health problems" or "addiction", never what somebody is',
  },
  { words: /\bcommit(s|ted|ting)? suicide\b/i, instead: 'write "died by suicide" or "ended their life"' },
  {
    words: /\b(48|forty[- ]eight)[- ]?(hours?|hrs?|h)\b|\bwithin (two|2) (working )?days\b/i,
    instead: 'nobody keeps this promise today: do not say by when somebody answers',
  },
]

/** Words in the texts of a file that a person must not read. Names of sources and web addresses are left alone. */
export function checkWording(source: Source<unknown>): readonly Problem[] {
  const { file, value } = source
  return textsOf(value)
    .filter(({ path, text }) => path.at(-1) !== 'source' && !text.startsWith('https://'))
    .flatMap(({ path, text }) =>
      unwanted.flatMap(({ words, instead, unlessQuoted }) => {
        const found = words.exec(unlessQuoted ? text.replaceAll(/“[^”]*”/g, '') : text)
        return found === null ? [] : [{ file, line: source.lineOf(path), message: `"${found[0]}": ${instead}` }]
      }),
    )
}
