import type { Problem } from '../content/Problem.ts'
import type { Source } from '../content/Source.ts'
import { facetNames } from '../facets.ts'
import { compileMatcher } from './compileMatcher.ts'
import { createSpeller } from './createSpeller.ts'
import type { Sources } from './loadUnderstanding.ts'
import { parsePattern, type Pattern } from './parsePattern.ts'
import { faultOf, slipOf } from './patternFaults.ts'
import { placePatterns } from './placePatterns.ts'
import { readPostcodeAreas } from './readPostcodeAreas.ts'
import { expand, type Rewrites } from './rewriteWords.ts'
import { splitWords, type Word } from './splitWords.ts'
import { compileTelling } from './weighWords.ts'
import type { Labels, Meaning, Understanding } from './Understanding.ts'

type Found = { understanding: Understanding | undefined; problems: readonly Problem[] }

/** Compiles the files into one matcher. A pattern that cannot be read is a problem with its line. */
export function buildUnderstanding(sources: Sources, labels: Labels): Found {
  const { words, english, answers, redFlags, telling, languages, places, towns } = sources
  const rewrites = rewritesOf(words.value.short)
  const wordsOf = createWordsOf(rewrites)
  const problems: Problem[] = []
  const patterns: Pattern[] = []
  const meanings: Meaning[] = []
  const parse = (source: Source<unknown>, path: readonly (string | number)[], text: string): Pattern | undefined => {
    try {
      return parsePattern(text, wordsOf)
    } catch (error) {
      const { message } = error as Error
      problems.push({ file: source.file, line: source.lineOf(path), message })
      return undefined
    }
  }
  const add = (
    source: Source<unknown>,
    path: readonly (string | number)[],
    texts: readonly string[] | undefined,
    meaning: Meaning,
  ) => {
    for (const [index, text] of (texts ?? []).entries()) {
      const pattern = parse(source, [...path, index], text)
      if (pattern === undefined) continue
      const fault = faultOf(pattern, classes) ?? (source === redFlags ? slipOf(pattern) : undefined)
      if (fault !== undefined)
        problems.push({ file: source.file, line: source.lineOf([...path, index]), message: fault })
      patterns.push(pattern)
      meanings.push(meaning)
    }
  }
  const classes = new Map<string, readonly Pattern[]>()
  for (const source of [words, redFlags, answers]) {
    for (const [name, texts] of Object.entries(source.value.classes)) {
      const members = texts.flatMap((text, index) => parse(source, ['classes', name, index], text) ?? [])
      const fault = members.map((member) => faultOf(member, classes)).find((each) => each !== undefined)
      if (fault !== undefined)
        problems.push({ file: source.file, line: source.lineOf(['classes', name]), message: fault })
      else if (classes.has(name))
        problems.push({
          file: source.file,
          line: source.lineOf(['classes', name]),
          message: `the class {${name}} stands in another of these files already: give it another name`,
        })
      else classes.set(name, members)
    }
  }

  for (const [index, { id, reach, when }] of redFlags.value.contexts.entries()) {
    add(redFlags, ['contexts', index, 'when'], when, { kind: 'context', context: id, reach })
  }
  for (const list of ['signs', 'rules'] as const) {
    for (const [index, { id, when, unless }] of redFlags.value[list].entries()) {
      add(redFlags, [list, index, 'when'], when, { kind: 'sign', source: id })
      add(redFlags, [list, index, 'unless'], unless, { kind: 'unless', source: id })
    }
  }
  for (const [index, { id, danger, help }] of languages.value.languages.entries()) {
    const path = ['languages', index]
    add(languages, [...path, 'danger'], danger, { kind: 'language', language: id, isDanger: true })
    add(languages, [...path, 'help'], help, { kind: 'language', language: id, isDanger: false })
  }
  for (const [index, { command, when, whole }] of answers.value.commands.entries()) {
    add(answers, ['commands', index, 'when'], when, { kind: 'command', command, isWhole: false })
    add(answers, ['commands', index, 'whole'], whole, { kind: 'command', command, isWhole: true })
  }
  add(answers, ['corrections'], answers.value.corrections, { kind: 'correction' })
  add(answers, ['negations', 'words'], answers.value.negations.words, { kind: 'negation' })
  add(places, ['cues'], places.value.cues, { kind: 'cue', weight: 1, follows: false })
  add(places, ['plainCues'], places.value.plainCues, { kind: 'cue', weight: 0.5, follows: false })
  add(places, ['lesserCues'], places.value.lesserCues, { kind: 'cue', weight: -1, follows: false })
  add(places, ['elsewhereCues'], places.value.elsewhereCues, { kind: 'cue', weight: -9, follows: false })
  add(places, ['cuesAfter'], places.value.cuesAfter, { kind: 'cue', weight: 1, follows: true })
  add(places, ['lesserCuesAfter'], places.value.lesserCuesAfter, { kind: 'cue', weight: -1, follows: true })
  for (const facet of facetNames) {
    for (const [index, { id, option, weight = 2, when, whenAsked }] of answers.value[facet].entries()) {
      const meaning = { kind: 'answer', facet, option, rule: `${facet}/${id ?? option}`, weight } as const
      add(answers, [facet, index, 'when'], when, { ...meaning, onlyIfAsked: false })
      add(answers, [facet, index, 'whenAsked'], whenAsked, { ...meaning, onlyIfAsked: true })
    }
  }
  for (const { pattern, meaning } of placePatterns(places.value, towns.value, english.value.words, wordsOf)) {
    patterns.push(pattern)
    meanings.push(meaning)
  }
  if (problems.length > 0) return { understanding: undefined, problems }
  const matcher = compileMatcher(patterns, classes, words.value.fillers)
  const vocabulary = new Set([
    ...matcher.vocabulary,
    ...words.value.fillers,
    ...rewrites.keys(),
    ...[...rewrites.values()].flat(),
    ...telling.value.danger.flatMap(({ words: entries }) => entries.flatMap((entry) => entry.split(' '))),
  ])
  return {
    problems,
    understanding: {
      matcher,
      meanings,
      rewrites,
      speller: createSpeller(vocabulary, new Set(english.value.words.split(/\s+/))),
      clauseStarters: new Set(words.value.clauseStarters),
      betweenNegation: new Set(answers.value.negations.between),
      courtesies: new Set(answers.value.courtesies.flatMap((word) => wordsOf(word))),
      postcodes: readPostcodeAreas(places.value.postcodes),
      labels,
      rules: redFlags.value.rules.map(({ id, category, urgency, plain, together = [], anyOne = [], anyTwo = [] }) => ({
        id,
        category,
        urgency,
        isPlain: plain === true,
        anyOne,
        pairs: [...together, ...pairsOf(anyTwo)],
      })),
      notIf: new Map(
        [...redFlags.value.signs, ...redFlags.value.rules].map(({ id, notIf }) => [id, notIf ?? []] as const),
      ),
      sparing: new Set(
        redFlags.value.contexts.flatMap(({ id, sparesFirstPerson }) => (sparesFirstPerson === true ? [id] : [])),
      ),
      butNot: new Map(redFlags.value.contexts.map(({ id, butNot }) => [id, butNot ?? []] as const)),
      categories: redFlags.value.categories,
      telling: compileTelling(telling.value),
      easilyWrong: new Set(redFlags.value.rules.flatMap(({ id, easilyWrong }) => (easilyWrong === true ? [id] : []))),
      languageCategory: languages.value.category,
      languageLines: new Map(languages.value.languages.map(({ id, line }) => [id, line])),
    },
  }
}

/** The words that a written word stands for; each is worked out once. */
function createWordsOf(rewrites: Rewrites): (written: string) => readonly string[] {
  const known = new Map<string, readonly string[]>()
  return (written) => {
    const found = known.get(written)
    if (found !== undefined) return found
    const split = /^[a-z]+( [a-z]+)*$/.test(written) ? asWords(written) : splitWords(written)
    const words = split.flatMap((word) => expand(word, rewrites).map(({ word: part }) => part))
    known.set(written, words)
    return words
  }
}

function asWords(written: string): readonly Word[] {
  return written.split(' ').map((word) => ({ word, parting: 0 }))
}

function pairsOf(ids: readonly string[]): readonly (readonly [string, string])[] {
  return ids.flatMap((one, index) => ids.slice(index + 1).map((other) => [one, other] as const))
}

function rewritesOf(short: Readonly<Record<string, string>>): Rewrites {
  return new Map(
    Object.entries(short).flatMap(([meant, forms]) =>
      forms.split(/\s+/).map((form) => [form.replaceAll("'", ''), meant.split(/\s+/)] as const),
    ),
  )
}
