import type { Facet } from '../facets.ts'
import type { Finding, Reading } from './readText.ts'
import type { AnswerMeaning } from './Understanding.ts'

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
  const cues = findings.flatMap(({ meaning, end }) => (meaning.kind === 'cue' ? [{ end, weight: meaning.weight }] : []))
  const areas = candidates.filter(({ meaning }) => meaning.place === 'area')
  return candidates.flatMap((candidate) => {
    const { meaning, start, end } = candidate
    if (meaning.place === undefined) return [candidate]
    const near = cues.filter((each) => each.end < start && each.end >= start - 2).map((each) => each.weight)
    const cue = near.length === 0 ? undefined : near.includes(-1) ? -1 : Math.max(...near)
    const isWhole =
      (asked === 'location' || asked === 'any') && (words[start]?.parting !== 0 || start === 0) && isEnd(words, end)
    if (meaning.place === 'everyday-word' && cue === undefined && !isWhole) return []
    if (areas.some((area) => follows(words, candidate, area))) return []
    const weight = meaning.weight + (cue ?? 0)
    return [{ ...candidate, meaning: { ...meaning, weight } }]
  })
}

function isEnd(words: Reading['words'], end: number): boolean {
  return words[end + 1] === undefined || words[end + 1]?.parting !== 0
}

/** "Perth, Australia", "Newcastle, County Down", "Bangor in Northern Ireland". London stays London: "Epsom, Surrey", "London, England". */
function follows(words: Reading['words'], { end, meaning }: Candidate, area: Candidate): boolean {
  const between = words.slice(end + 1, area.start)
  if (area.start <= end || between.length > 2 || area.meaning.option === meaning.option) return false
  if (area.meaning.option === 'england-outside-london' && meaning.option !== 'nothing') {
    if (meaning.option === 'london' || meaning.place === 'area') return false
  }
  const isAdjacent = (words[area.start]?.parting ?? 0) < 2
  if (meaning.place === 'area' && (between.length > 0 || words[area.start]?.parting !== 1)) return false
  return isAdjacent && between.every(({ word }) => ['in', 'co', 'county', 'the'].includes(word))
}
