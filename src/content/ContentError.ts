import { type Problem, sortedProblems } from './Problem.ts'

/** Thrown when content cannot be used: its message is every problem as `file:line message`, one per line. */
export class ContentError extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    const sorted = sortedProblems(problems)
    super(sorted.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'))
    this.name = 'ContentError'
    this.problems = sorted
  }
}
