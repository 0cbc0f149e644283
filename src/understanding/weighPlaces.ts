import type { Facet } from '../facets.ts'
import type { Finding, Reading } from './readText.ts'
import type { AnswerMeaning } from './Understanding.ts'

/** The weight of words that put somebody else in a place: "my girlfriend moved to". */
const elsewhere = -9

type Candidate = Finding<AnswerMeaning>

/**
 * Places in the light of the words before them: where a person works counts more than where they live or come from; an everyday word such as
 * "reading" is a place only after "in"; and "Perth, Australia" is where its second part is.
 */
export function weighPlaces(
  { words, findings }: Reading,
  candidates: readonly Candidate[],
  asked: Facet | 'any',
): readonly Candidate[] {
  const cues = findings.flatMap(({ meaning, start, end }) =>
    meaning.kind === 'cue' ? [{ ...meaning, start, end }] : [],
  )
  const areas = candidates.filter(({ meaning }) => meaning.place === 'area')
  return candidates.flatMap((candidate) => {
    const { meaning, start, end } = candidate
    if (meaning.place === undefined) return [candidate]
    const before = cues.filter(
      (each) =>
        !each.follows &&
        each.end < start &&
        each.end >= start - 2 &&
        words.slice(each.end + 1, start + 1).every(({ parting }) => parting === 0),
    )
    const after = cues.filter((each) => each.follows && each.start === end + 1 && words[each.start]?.parting === 0)
    const near = (after.length > 0 ? after : before).map((each) => each.weight)
    if (before.some(({ weight }) => weight === elsewhere)) return []
    const cue = near.length === 0 ? undefined : near.includes(-1) ? -1 : Math.max(...near)
    const isWhole = (asked === 'location' || asked === 'any') && standsAlone(words, start, end)
    if (meaning.place === 'everyday-word' && cue === undefined && !isWhole) return []
    if (areas.some((area) => follows(words, candidate, area))) return []
    const weight = meaning.weight + (cue ?? 0)
    return [{ ...candidate, meaning: { ...meaning, weight } }]
  })
}

/** "the RIE", "hull, f2", "RAH hospital": a place and small words are all there is between two partings. */
function standsAlone(words: Reading['words'], start: number, end: number): boolean {
  const isParted = (at: number) => words[at]?.parting !== 0
  const isAmong = (some: ReadonlySet<string>, at: number) => words.slice(at, at + 1).some(({ word }) => some.has(word))
  let from = start
  while (!isParted(from) && isAmong(beside, from - 1)) from -= 1
  let to = end
  while (!isParted(to + 1) && isAmong(beside, to + 1)) to += 1
  const begins = from === 0 || isParted(from) || isAmong(corrections, from - 1)
  return begins && (isParted(to + 1) || isAmong(later, to + 1))
}

/** A place put right begins anew: "sorry I meant Lincoln". */
const corrections = new Set(['sorry', 'meant', 'mean', 'wait', 'oops', 'actually', 'rather'])

/** What follows a place when another time is told: "Hull until May". */
const later = new Set(['since', 'until', 'till', 'til', 'then', 'originally'])

const beside = new Set([
  'sunny',
  'lovely',
  'good',
  'old',
  'rainy',
  'wet',
  'cold',
  'near',
  'nr',
  'glorious',
  'dear',
  'bloody',
  'up',
  'down',
  'the',
  'a',
  'at',
  'in',
  'i',
  'am',
  'it',
  'is',
  'hospital',
  'trust',
  'nhs',
  'dgh',
  'now',
  'currently',
  'here',
  'for',
  'my',
  'sins',
  'please',
  'area',
  'way',
  'based',
])

/** "Perth, Australia", "Newcastle, County Down", "Bangor in Northern Ireland". London stays London: "Epsom, Surrey", "London, England". */
function follows(words: Reading['words'], { end, meaning }: Candidate, area: Candidate): boolean {
  const between = words.slice(end + 1, area.start)
  if (area.start <= end || between.length > 3 || area.meaning.option === meaning.option) return false
  if (area.meaning.option === 'england-outside-london' && (meaning.option === 'london' || meaning.place === 'area'))
    return false
  const parting = words[area.start]?.parting
  if (meaning.place === 'area' && (between.length > 0 || parting !== 1)) return false
  return (
    parting !== 2 &&
    between.every(({ word }) => ['in', 'on', 'co', 'county', 'the', 'near', 'one', 'that', 'is'].includes(word))
  )
}
