import type { Command } from './answersSchema.ts'
import type { Reading } from './readText.ts'

/** The command that the words give, or undefined. Of several, the one that takes the most words. */
export function findCommand({ findings }: Reading): Command | undefined {
  let best: { command: Command; length: number } | undefined
  for (const { meaning, start, end } of findings) {
    if (meaning.kind !== 'command') continue
    if (best === undefined || end - start > best.length) best = { command: meaning.command, length: end - start }
  }
  return best?.command
}
