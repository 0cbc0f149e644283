import type { Command } from './answersSchema.ts'
import type { Finding, Reading } from './readText.ts'
import type { Understanding } from './Understanding.ts'

type Found = Finding & { readonly command: Command; readonly isWhole: boolean }

/**
 * The command that the words give, or undefined. Some words give one wherever they stand; "back" only in a message that says nothing else,
 * politeness apart. Of several, the one that takes the most words; of equals, the last: "oops wrong button, previous question".
 */
export function findCommand({ courtesies }: Understanding, reading: Reading): Command | undefined {
  const found = reading.findings.flatMap((finding): readonly Found[] =>
    finding.meaning.kind === 'command'
      ? [{ ...finding, command: finding.meaning.command, isWhole: finding.meaning.isWhole }]
      : [],
  )
  const isAlone = saysNothingElse(reading, found, courtesies)
  let best: Found | undefined
  for (const each of found) {
    // "I can't stop" asks for nothing to be stopped.
    if (each.isWhole && (!isAlone || reading.words[each.start - 1]?.word === 'not')) continue
    if (best === undefined || each.end - each.start >= best.end - best.start) best = each
  }
  return best?.command
}

/** Whether every word belongs to a command or is only polite. */
function saysNothingElse({ words }: Reading, found: readonly Found[], courtesies: ReadonlySet<string>): boolean {
  const covered = new Set<number>()
  for (const { start, end } of found) for (let at = start; at <= end; at++) covered.add(at)
  return words.every(({ word }, at) => covered.has(at) || courtesies.has(word))
}
