import type { Answers, Facet } from '../facets.ts'
import { facetNames } from '../facets.ts'
import { readPostcodes } from './readPostcode.ts'
import type { Finding, Reading } from './readText.ts'
import type { AnswerMeaning, Understanding } from './Understanding.ts'
import { weighPlaces } from './weighPlaces.ts'

type Candidate = Finding<AnswerMeaning>

/** An answer stands among the first things that are said; looking no further keeps the work in step with the length. */
const mostFindings = 200

/** The answers that the words give, and the rules that gave them. */
export function findAnswers(
  understanding: Understanding,
  reading: Reading,
  asked: Facet | 'any',
): { answers: Answers; because: readonly string[] } {
  const found = reading.findings.filter((finding): finding is Candidate => finding.meaning.kind === 'answer')
  const usable = found.filter(({ meaning }) => isWanted(meaning, asked)).slice(0, mostFindings)
  const postcodes = readPostcodes(understanding, reading, asked).slice(0, mostFindings)
  // "CT1 3NG" is a place whole: its first part is no grade.
  const besides = usable.filter(
    (one) => !postcodes.some(({ start, end }) => end > start && one.start >= start && one.end <= end),
  )
  const placed = weighPlaces(reading, [...besides, ...postcodes], asked)
  const kept = facetNames.flatMap((facet) =>
    standingOf(
      understanding,
      reading,
      placed.filter(({ meaning }) => meaning.facet === facet),
    ),
  )
  const standing = kept.filter((one) => !isTakenByAsked(one, kept, asked))
  const bare = standing.filter(({ meaning, start, end }) => meaning.facet === asked && coversAll(reading, start, end))
  const chosen = facetNames.map((facet) => ({
    facet,
    winners: winners(
      facet,
      (bare.length > 0 && facet !== 'location' ? bare : standing).filter(({ meaning }) => meaning.facet === facet),
      asked,
      reading,
    ),
  }))
  return {
    answers: Object.fromEntries(
      chosen
        .filter(({ winners }) => winners.length > 0)
        .map(({ facet, winners }) => {
          const options = [...new Set(winners.map(({ meaning }) => meaning.option))]
          return [facet, facet === 'issues' ? options : options[0]]
        }),
    ),
    because: [...new Set(chosen.flatMap(({ winners }) => winners.map(({ meaning }) => meaning.rule)))],
  }
}

/** Specialty and training region are taken only when asked for: elsewhere "surgery" and "London" mean something else. */
function isWanted({ facet, onlyIfAsked }: AnswerMeaning, asked: Facet | 'any'): boolean {
  if (facet === 'location') return asked !== 'trainingRegion'
  return facet === asked || (!onlyIfAsked && facet !== 'specialty' && facet !== 'trainingRegion')
}

/** What is left of one facet's candidates: not inside a longer one, not denied, not corrected. */
function standingOf(
  understanding: Understanding,
  reading: Reading,
  candidates: readonly Candidate[],
): readonly Candidate[] {
  const outer = candidates.filter((one) => !candidates.some((other) => isInside(one, other)))
  const said = outer.filter((candidate) => candidate.meaning.option !== 'nothing')
  const sure = said.filter(({ meaning }) => !meaning.onlyIfAsked)
  // Words that count only where they were asked for are bare words: beside plainer ones they count as an item of a list.
  const usable = sure.length > 0 ? said.filter((one) => sure.includes(one) || isItem(reading, one)) : said
  const meant = usable.filter((candidate) => !isDenied(understanding, reading, outer, candidate))
  const corrections = reading.findings.filter(({ meaning }) => meaning.kind === 'correction')
  return meant.filter(
    (candidate) =>
      candidate.meaning.facet === 'issues' ||
      !corrections.some(({ start }) => candidate.end < start && meant.some((later) => later.start > start)),
  )
}

/** "drinking" in "depression, drinking and debt". */
function isItem({ words }: Reading, { start, end, meaning }: Candidate): boolean {
  const before = words[start - 1]
  const after = words[end + 1]
  const isEdge = (word: string | undefined) => word === undefined || /^(?:and|or|plus|also)$/.test(word)
  const begins = isEdge(before?.word) || words[start]?.parting !== 0
  return meaning.facet === 'issues' && begins && (isEdge(after?.word) || after?.parting !== 0)
}

/** The words that answer the question give no other answer: "career break" is a training status there, and no issue. */
function isTakenByAsked(one: Candidate, kept: readonly Candidate[], asked: Facet | 'any'): boolean {
  if (one.meaning.facet === asked || one.meaning.facet === 'location' || one.meaning.option === 'misconduct')
    return false
  return kept.some(({ meaning, start, end }) => meaning.facet === asked && start <= one.start && end >= one.end)
}

function isInside(one: Candidate, other: Candidate): boolean {
  if (other.start > one.start || other.end < one.end) return false
  return other.end - other.start > one.end - one.start
}

/** Walks back from the candidate over small words ("not working in ...") to a word that denies it. */
function isDenied(
  { betweenNegation }: Understanding,
  { words, findings }: Reading,
  candidates: readonly Candidate[],
  { start }: Candidate,
): boolean {
  let at = start
  for (let steps = 0; steps < 8; steps++) {
    const before = words[at - 1]
    if (before === undefined || words[at]?.parting !== 0) return false
    const negation = findings.find(({ meaning, end }) => meaning.kind === 'negation' && end === at - 1)
    if (negation !== undefined)
      return !candidates.some(({ start: from, end }) => from <= negation.start && end >= at - 1)
    const listed = candidates.find(({ end }) => end === at - 1)
    if (listed !== undefined) at = listed.start
    else if (betweenNegation.has(before.word)) at -= 1
    else return false
  }
  return false
}

function coversAll({ words }: Reading, start: number, end: number): boolean {
  return words.every(({ word }, index) => (index >= start && index <= end) || smallWords.has(word))
}

const smallWords = new Set([
  'i',
  'am',
  'a',
  'an',
  'the',
  'my',
  'just',
  'at',
  'in',
  'really',
  'please',
  'it',
  'is',
  'currently',
  'have',
  'been',
  'now',
  'can',
])

/** What an issue has to weigh to stand beside others, or where another question was asked: "rota" alone is a weak sign of one. */
const sureIssue = 2

function winners(
  facet: Facet,
  candidates: readonly Candidate[],
  asked: Facet | 'any',
  { words }: Reading,
): readonly Candidate[] {
  if (facet === 'issues') {
    const named = candidates.filter(({ meaning }) => meaning.option !== 'not-sure')
    const sure = named.filter(({ meaning }) => meaning.weight >= sureIssue)
    // Asked for a place, a grade or how soon, people name their work: that is no worry about it.
    if (asked !== 'issues' && asked !== 'any') return sure.filter(({ meaning }) => meaning.option !== 'career')
    if (sure.length > 0) return sure
    return named.length > 0 ? named : candidates
  }
  const heaviest = Math.max(...candidates.map(({ meaning }) => meaning.weight))
  const best = candidates
    .filter(({ meaning }) => meaning.weight === heaviest)
    .toSorted((one, other) => one.start - other.start)
  // "not urgent but this week would be good": what follows "but" is meant.
  const but = words.findIndex(({ word }) => word === 'but')
  const after = facet === 'urgency' && but >= 0 ? best.filter(({ start }) => start > but) : []
  return (after.length > 0 ? after : best).slice(0, 1)
}
