import { createCoverage, type Coverage } from './createCoverage.ts'
import type { Finding, Reading } from './readText.ts'
import type { Meaning, RedFlagRule, Understanding } from './Understanding.ts'
import { weighAround, weighWords } from './weighWords.ts'

/** A sign that words call for emergency help. */
export type RedFlag = {
  readonly category: string
  readonly rule: string
  readonly urgency: 'emergency' | 'urgent'
  /** The groups of telling words that raised it, where no rule did. */
  readonly groups?: readonly string[]
}

/** So many more different words must tell of danger than of anything else where no rule finds a sign. */
const leastBalance = 2

const firstPerson = new Set(['i', 'me', 'my', 'myself', 'mine', 'we', 'us', 'our'])

type OfKind<K extends Meaning['kind']> = Finding<Extract<Meaning, { kind: K }>>

/** Every red flag in the words, in the order of the categories: from a rule's own signs, or from named signs that it puts together. */
export function findRedFlags(understanding: Understanding, reading: Reading): readonly RedFlag[] {
  const { rules, categories } = understanding
  const isTakenAway = exceptions(understanding, reading)
  const isBelieved = believing(understanding, reading)
  const signs = ofKind(reading, 'sign').filter((sign) => !isTakenAway(sign))
  const all = spansBySource(signs)
  const believed = spansBySource(signs.filter(isBelieved))
  const languages = new Set(
    ofKind(reading, 'language').flatMap(({ meaning }) => (meaning.isDanger ? [meaning.language] : [])),
  )
  const rank = ({ category }: RedFlag) => categories.findIndex(({ id }) => id === category)
  const found = [
    ...rules
      .filter((rule) => isRaised(rule, rule.isPlain ? all : believed))
      .map(({ category, id, urgency }) => ({ category, rule: id, urgency })),
    ...[...languages].map((language) => languageFlag(understanding, language)),
  ].toSorted((one, other) => rank(one) - rank(other))
  // A rule knows better what it found than the words around it.
  return found.length > 0 ? found : tellingFlags(understanding, reading)
}

function isRaised({ id, anyOne, pairs }: RedFlagRule, spans: ReadonlyMap<string, Span>): boolean {
  return spans.has(id) || anyOne.some((sign) => spans.has(sign)) || pairs.some((pair) => areApart(spans, pair))
}

/** Where the first sign of a kind ends and the last one begins. */
type Span = { readonly firstEnd: number; readonly lastStart: number }

function spansBySource(signs: readonly OfKind<'sign'>[]): ReadonlyMap<string, Span> {
  return new Map([...Map.groupBy(signs, ({ meaning }) => meaning.source)].map(([id, found]) => [id, spanOf(found)]))
}

function spanOf(found: readonly Finding[]): Span {
  return {
    firstEnd: found.reduce((least, { end }) => Math.min(least, end), Infinity),
    lastStart: found.reduce((most, { start }) => Math.max(most, start), -1),
  }
}

/** Whether both signs are there, in different words. */
function areApart(spans: ReadonlyMap<string, Span>, [one, other]: readonly [string, string]): boolean {
  const [first, second] = [spans.get(one), spans.get(other)]
  if (first === undefined || second === undefined) return false
  return first.firstEnd < second.lastStart || second.firstEnd < first.lastStart
}

/** Whether a sign is believed: not where the words around it tell more of something else, and of a rule that is easily wrong, only where they tell more of danger. */
function believing({ telling, easilyWrong }: Understanding, reading: Reading): (sign: OfKind<'sign'>) => boolean {
  return ({ meaning: { source }, start, end }) =>
    weighAround(telling, reading, { start, end }) >= (easilyWrong.has(source) ? 1 : 0)
}

/** In a message whose words tell of danger more than of anything else. */
function tellingFlags(understanding: Understanding, { words }: Reading): readonly RedFlag[] {
  const { balance, categories, groups } = weighWords(understanding.telling, words)
  if (balance < leastBalance) return []
  const named = understanding.categories.map(({ id }) => ({ id, count: categories.get(id) ?? 0 }))
  const most = Math.max(...named.map(({ count }) => count))
  const category = named.find(({ count }) => count === most)?.id
  // Words that only set a scene say nothing of what the danger is.
  return most === 0 || category === undefined ? [] : [{ category, rule: 'telling-words', urgency: 'urgent', groups }]
}

function languageFlag({ languageCategory }: Understanding, language: string): RedFlag {
  return { category: languageCategory, rule: `language-${language}`, urgency: 'urgent' }
}

/** Whether a sign is made harmless: by its rule's own `unless`, or by a context that its rule names and that reaches it. */
function exceptions({ notIf, sparing, butNot }: Understanding, reading: Reading): (sign: OfKind<'sign'>) => boolean {
  const unless = new Map<string, Coverage>()
  for (const [source, found] of grouped(ofKind(reading, 'unless'), ({ meaning }) => meaning.source)) {
    unless.set(source, coverage(reading, 'touching', found))
  }
  const ofSelf = createCoverage(
    reading.words.length,
    reading.words.flatMap(({ word }, index) => (firstPerson.has(word) ? [[index, index] as const] : [])),
  )
  const contexts = new Map<string, { reach: OfKind<'context'>['meaning']['reach']; spans: Coverage }>()
  for (const [context, found] of grouped(ofKind(reading, 'context'), ({ meaning }) => meaning.context)) {
    const reach = found[0]?.meaning.reach ?? 'touching'
    contexts.set(context, { reach, spans: coverage(reading, reach, found) })
  }
  const reaches = (name: string, start: number, end: number): boolean => {
    const context = contexts.get(name)
    if (context === undefined || (sparing.has(name) && ofSelf.meets(start, end))) return false
    return (
      context.spans.meets(partOf(reading, context.reach, start), partOf(reading, context.reach, end)) &&
      !(butNot.get(name) ?? []).some((other) => reaches(other, start, end))
    )
  }
  return ({ meaning: { source }, start, end }) =>
    unless.get(source)?.meets(start, end) === true ||
    (notIf.get(source) ?? []).some((name) => reaches(name, start, end))
}

function coverage(reading: Reading, reach: OfKind<'context'>['meaning']['reach'], found: readonly Finding[]): Coverage {
  return createCoverage(
    reading.words.length + 1,
    found.map(({ start, end }) => [partOf(reading, reach, start), partOf(reading, reach, end)]),
  )
}

function partOf(reading: Reading, reach: OfKind<'context'>['meaning']['reach'], word: number): number {
  switch (reach) {
    case 'touching':
      return word
    case 'clause':
      return reading.clauses[word] ?? 0
    case 'sentence':
      return reading.sentences[word] ?? 0
    case 'message':
      return 0
  }
}

function grouped<T, K>(list: readonly T[], key: (one: T) => K): ReadonlyMap<K, readonly T[]> {
  return Map.groupBy(list, key)
}

function ofKind<K extends Meaning['kind']>({ findings }: Reading, kind: K): readonly OfKind<K>[] {
  return findings.filter((finding): finding is OfKind<K> => isOfKind(finding, kind))
}

function isOfKind({ meaning }: Finding, kind: Meaning['kind']): boolean {
  return meaning.kind === kind
}
