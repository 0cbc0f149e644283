/** One thing wrong in a file that people write, in words for an editor who does not program. */
export type Problem = { readonly file: string; readonly line: number; readonly message: string }

/** Problems in the order an editor works through them: by file, then line. */
export function sortedProblems(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted(
    (one, other) => compare(one.file, other.file) || one.line - other.line || compare(one.message, other.message),
  )
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1
}
