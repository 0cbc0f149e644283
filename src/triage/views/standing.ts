import { isForSomeoneElse, facetNames, mainFacets, type Answers, type Facet } from '../../facets.ts'
import type { Position } from '../machine.ts'
import { isPlaceOfQuestion, placeBefore, type Place } from '../places.ts'
import { whereNow } from './emergencyBlock.ts'

/** All of a position that a question's view depends on, and what stands around every view. */
export type Standing = {
  readonly place: Place
  readonly hasBefore: boolean
  readonly hasAnswers: boolean
  readonly hasMainAnswers: boolean
  readonly resultsShown: boolean
  readonly isForSomeoneElse: boolean
  readonly whereNow: Answers['location']
}

/** Where a person stands, without what they answered. */
export function standingOf(position: Position): Standing {
  const { place, answers, resultsShown } = position
  return {
    place,
    hasBefore: placeBefore(place, answers) !== undefined,
    hasAnswers: facetNames.some((facet) => answers[facet] !== undefined),
    hasMainAnswers: mainFacets.some((facet) => answers[facet] !== undefined),
    resultsShown,
    isForSomeoneElse: isForSomeoneElse(answers),
    whereNow: whereNow(position),
  }
}

/** A place where a question is asked; the issues question has three. */
export type AskingPlace = Facet | 'issues-something-else' | 'issues-several'

/** Whether a question is asked at a place. */
export function isAskingPlace(place: Place): place is AskingPlace {
  return isPlaceOfQuestion(place) || place === 'issues-something-else' || place === 'issues-several'
}
