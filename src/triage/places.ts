import { facetNames, mainFacets, type Answers, type Facet } from '../facets.ts'

/** Where a person is in the conversation, beside the questions, whose places have the questions' names. */
export const otherPlaces = [
  'issues-something-else',
  'issues-several',
  'someone-else',
  'results',
  'more-results',
  'service',
  'change',
  'emergency',
  'somewhere-else',
  'privacy',
  'help',
  'who-made-this',
  'something-is-wrong',
  'cleared',
] as const

export type Place = Facet | (typeof otherPlaces)[number]

/** Places beside the way, by the command that opens each; "carry on" and "back" return to where the person was. */
export const asides = {
  'urgent-help': 'emergency',
  privacy: 'privacy',
  help: 'help',
  'who-made-this': 'who-made-this',
  'something-is-wrong': 'something-is-wrong',
  'change-answer': 'change',
  'somewhere-else': 'somewhere-else',
} as const satisfies Readonly<Record<string, Place>>

/** Every place. */
export const places: readonly Place[] = [...facetNames, ...otherPlaces]

/** Whether a place is a question's. */
export function isPlaceOfQuestion(place: Place): place is Facet {
  return (facetNames as readonly string[]).includes(place)
}

/** Whether a stored place still exists. */
export function isPlace(place: string): place is Place {
  return (places as readonly string[]).includes(place)
}

/** The first question not yet asked, or the results. */
export function firstOpenPlace(answers: Answers): Place {
  return mainFacets.find((facet) => answers[facet] === undefined) ?? 'results'
}

/** The place before this one: the question before it that was asked; from the results the last one. Undefined where there is none. */
export function placeBefore(place: Place, answers: Answers): Place | undefined {
  if (place === 'service' || place === 'more-results' || place === 'specialty' || place === 'trainingRegion')
    return 'results'
  if (place === 'someone-else') return mainFacets[0]
  if (place === 'issues-something-else' || place === 'issues-several') return 'issues'
  const before = place === 'results' ? mainFacets : mainFacets.slice(0, Math.max(0, mainFacets.indexOf(place as never)))
  const asked = before.findLast((facet) => answers[facet] !== undefined)
  return place === 'results' ? (asked ?? mainFacets[0]) : asked
}
