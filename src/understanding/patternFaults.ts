import type { Classes } from './compileMatcher.ts'
import type { Pattern } from './parsePattern.ts'

/** What is wrong with a pattern that can be read: a class that is not there, or so little asked for that it would match everywhere. */
export function faultOf(pattern: Pattern, classes: Classes): string | undefined {
  if (fewestWords(pattern) === 0) return 'a pattern asks for one word at least: words in ( ) may be left out'
  return faultWithin(pattern, classes)
}

/** A slip that makes a red flag of a single word: a choice in ( ), which may be left out, where [ ] was meant. */
export function slipOf(pattern: Pattern): string | undefined {
  if (pattern.kind !== 'sequence' || !hasOptionalChoice(pattern) || fewestWords(pattern) > 1) return undefined
  return 'this pattern may ask for one word alone, as words in ( ) may be left out: write [ ] where one of them must be there'
}

function faultWithin(pattern: Pattern, classes: Classes): string | undefined {
  if (pattern.kind === 'gap') return 'a pattern begins with a word, not with dots'
  if (pattern.kind === 'class') {
    return classes.has(pattern.name) ? undefined : `there is no class {${pattern.name}} above this line`
  }
  const inner = partsOf(pattern).filter(
    ({ kind }, index) => kind !== 'gap' || (index === 0 && pattern.kind !== 'choice'),
  )
  return inner.map((part) => faultWithin(part, classes)).find((fault) => fault !== undefined)
}

/** How many words a pattern asks for at least; the beginning and the end of a message count as none but stand for one. */
function fewestWords(pattern: Pattern): number {
  switch (pattern.kind) {
    case 'word':
    case 'beginning':
    case 'class':
      return 1
    case 'gap':
    case 'optional':
      return 0
    case 'choice':
      return Math.min(...pattern.parts.map(fewestWords))
    case 'sequence':
      return pattern.parts.reduce((words, part) => words + fewestWords(part), 0)
  }
}

/** Whether several words stand in ( ): the usual slip for [ ]. */
function hasOptionalChoice(pattern: Pattern): boolean {
  return partsOf(pattern).some(
    (part) => part.kind === 'optional' && part.part.kind === 'choice' && part.part.parts.length > 2,
  )
}

function partsOf(pattern: Pattern): readonly Pattern[] {
  return 'parts' in pattern ? pattern.parts : 'part' in pattern ? [pattern.part] : []
}
