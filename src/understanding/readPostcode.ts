import type { Facet } from '../facets.ts'
import type { Finding, Reading } from './readText.ts'
import type { AnswerMeaning, Understanding } from './Understanding.ts'

/** Postcodes in the words as answers about location: a whole postcode always; a district such as "M14" where nothing else it could be. */
export function readPostcodes(
  { postcodes }: Understanding,
  { words }: Reading,
  asked: Facet | 'any',
): readonly Finding<AnswerMeaning>[] {
  return words.flatMap(({ word }, at) => {
    const joined = /^([a-z]{1,2}\d[a-z\d]?)(\d[a-z]{2})$/.exec(word)
    const district = joined?.[1] ?? (/^[a-z]{1,2}\d[a-z\d]?$/.test(word) ? word : undefined)
    if (district === undefined) return []
    const inward = words.slice(at + 1, at + 3).map((next) => next.word)
    const isFollowed = joined === null && /^\d [a-z]{2}$/.test(inward.join(' '))
    const isWhole = joined !== null || isFollowed
    if (!isWhole && !standsAlone(district, asked, words, at)) return []
    const option = locationOf(postcodes, district)
    if (option === undefined) return []
    return [
      {
        start: at,
        end: isFollowed ? at + 2 : at,
        meaning: meaningOf(option, isWhole || words.length === 1),
      },
    ]
  })
}

/** Grades look like districts: "CT1" and "ST3" are places only where a place was asked for and nothing else was said. */
function standsAlone(district: string, asked: Facet | 'any', words: Reading['words'], at: number): boolean {
  if (/^m25$|^fy?\d$|^[yf]\d$|^a[1-9]$|^c19$|^b12$|^t[1-4]$|^s[1-4]$/.test(district)) return false
  const before = words[at - 1]?.word
  const couldBeGrade = /^(?:ct[1-4]|st[1-9]|im[1-4]|s\d|gp\d|p\d|k\d|d\d|l\d)$/.test(district)
  if (couldBeGrade) return asked === 'location' && (words.length === 1 || before === 'postcode')
  return asked === 'location' || ['in', 'postcode', 'at', 'near', 'around'].some((word) => word === before)
}

function locationOf({ areas, districts }: Understanding['postcodes'], district: string): string | undefined {
  return districts.get(district.replace(/[a-z]$/, '')) ?? areas.get(district.replace(/\d.*/, ''))
}

function meaningOf(option: string, isSure: boolean): AnswerMeaning {
  return {
    kind: 'answer',
    facet: 'location',
    option,
    rule: 'postcode',
    weight: isSure ? 4 : 2,
    onlyIfAsked: false,
    place: 'area',
  }
}
