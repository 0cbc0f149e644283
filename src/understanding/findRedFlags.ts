import { createCoverage, type Coverage } from './createCoverage.ts'
import type { Finding, Reading } from './readText.ts'
import type { Meaning, Understanding } from './Understanding.ts'

/** A sign that words call for emergency help. */
export type RedFlag = { readonly category: string; readonly rule: string; readonly urgency: 'emergency' | 'urgent' }

const firstPerson = new Set(['i', 'me', 'my', 'myself', 'mine', 'we', 'us', 'our'])

type OfKind<K extends Meaning['kind']> = Finding<Extract<Meaning, { kind: K }>>

/** Every sign that nothing takes away, in the order of the categories. A sign that needs a second one counts only beside another. */
export function findRedFlags(understanding: Understanding, reading: Reading): readonly RedFlag[] {
  const { rules, categories } = understanding
  const isTakenAway = exceptions(understanding, reading)
  const signs = ofKind(reading, 'sign').filter((sign) => !isTakenAway(sign))
  const ruleOf = ({ meaning }: OfKind<'sign'>) => rules[meaning.rule]
  const strong = signs.filter((sign) => ruleOf(sign)?.needsSecondSign !== true)
  const standing = strong.length > 0 ? strong : haveTwo(signs) ? signs : []
  const found = standing.flatMap((sign) => ruleOf(sign) ?? [])
  const languages = new Set(
    ofKind(reading, 'language').flatMap(({ meaning }) => (meaning.isDanger ? [meaning.language] : [])),
  )
  const rank = ({ category }: RedFlag) => categories.findIndex(({ id }) => id === category)
  return [
    ...[...new Set(found)].map(({ category, id, urgency }) => ({ category, rule: id, urgency })),
    ...[...languages].map((language) => languageFlag(understanding, language)),
  ].toSorted((one, other) => rank(one) - rank(other))
}

/** Whether two signs of different rules stand in different words. */
function haveTwo(signs: readonly OfKind<'sign'>[]): boolean {
  const byRule = [...Map.groupBy(signs, ({ meaning }) => meaning.rule).values()]
  const spans = byRule.map((some) => ({
    firstEnd: Math.min(...some.map(({ end }) => end)),
    lastStart: Math.max(...some.map(({ start }) => start)),
  }))
  return spans.some((one, index) =>
    spans.some((other, place) => place !== index && (one.firstEnd < other.lastStart || other.firstEnd < one.lastStart)),
  )
}

function languageFlag({ languageCategory }: Understanding, language: string): RedFlag {
  return { category: languageCategory, rule: `language-${language}`, urgency: 'urgent' }
}

/** Whether a sign is made harmless: by its rule's own `unless`, or by a context that its rule names and that reaches it. */
function exceptions({ rules, sparing }: Understanding, reading: Reading): (sign: OfKind<'sign'>) => boolean {
  const unless = new Map<number, Coverage>()
  for (const [rule, found] of grouped(ofKind(reading, 'unless'), ({ meaning }) => meaning.rule)) {
    unless.set(rule, coverage(reading, 'touching', found))
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
  return ({ meaning: { rule }, start, end }) => {
    if (unless.get(rule)?.meets(start, end) === true) return true
    return (rules[rule]?.notIf ?? []).some((name) => {
      const context = contexts.get(name)
      if (context === undefined || (sparing.has(name) && ofSelf.meets(start, end))) return false
      return context.spans.meets(partOf(reading, context.reach, start), partOf(reading, context.reach, end))
    })
  }
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
