import { stringLiterals } from './stringLiterals.ts'

/** Files whose sentences are read by whoever edits content, deploys or calls the API, never by somebody in the chat. */
const notForPeople: readonly RegExp[] = [
  /^content\//, // problems in YAML files, for editors
  /(^|\/)(schema|\w+Schema|\w+Words)\.ts$/, // the same
  /(^|\/)check\w+\.ts$/, // the same
  /^understanding\/(buildUnderstanding|patternFaults)\.ts$/, // the same
  /^catalog\/(openingHours|phoneNumber)\.ts$/, // the same
  /^redis\//, // kinds of faults, for the log and readyz
  /^channels\/directLine\/logScripts\.ts$/, // the language of Redis
  /^(commands\/|cli\.ts$)/, // the command line
  /^(botCredentials|config|endProcess|main|openStores|settingKinds|startMessage)\.ts$/, // whoever starts the server
  /^server\/(buildWidget|createMeter|problems|readiness|securityHeaders|streams)\.ts$/, // the same, error codes of the API, HTTP headers
]

/** Code before a text that sends it to a log, a thrown error or an editor's list of problems. */
const goesElsewhere = [
  /\b\w*Error\( ?$/,
  /\bscript\( ?$/, // programs that Redis runs
  /\blog(ger)?\.(trace|debug|info|warn|error|fatal)\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*$/,
  /\bscript\( ?$/,
  /\bline: \d+, message: ?$/,
  /\baddIssue\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*$/,
  /\.(max|min)\(\d+, ?$|\berror: ?$/,
]

/** Sentences in one file of `src/` that a person in the chat could read, each as `src/file:line "..."`: they belong in `flows/`. */
export function sentencesIn(file: string, source: string): string[] {
  if (notForPeople.some((pattern) => pattern.test(file))) return []
  return stringLiterals(source)
    .filter(({ text, before }) => readsAsWords(text) && !goesElsewhere.some((pattern) => pattern.test(before)))
    .map(({ text, line }) => `src/${file}:${line} "${text.trim().slice(0, 60)}"`)
}

/** Three words in a row, or two of which the first has a capital letter. */
function readsAsWords(text: string): boolean {
  return /\p{L}+[,;:.’']?\s+\p{L}{2,}[,;:.’']?\s+\p{L}+|(^|\s)\p{Lu}\p{Ll}*\s+\p{L}+/u.test(withoutTags(text))
}

/** The words of an HTML text: what stands outside its tags, and in attributes that are read out. */
function withoutTags(text: string): string {
  return text.replaceAll(/<[^>]*>/g, (tag) =>
    [...tag.matchAll(/\b(?:aria-label|alt|title|placeholder)="([^"]*)"/g)]
      .map(([, words]) => `. ${words} .`)
      .join(' . '),
  )
}
