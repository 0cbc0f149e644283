import { facets, type Answers } from '../facets.ts'

const withSkips = <T extends string>(options: readonly T[]): readonly (T | 'skipped')[] => [...options, 'skipped']

/** Every combination of location, training, one issue and urgency, each of them also skipped. */
export function everyCombination(): readonly Answers[] {
  return withSkips(facets.location).flatMap((location) =>
    withSkips(facets.training).flatMap((training) =>
      withSkips(facets.issues).flatMap((issue) =>
        withSkips(facets.urgency).map((urgency) => ({
          location,
          training,
          issues: issue === 'skipped' ? issue : [issue],
          urgency,
        })),
      ),
    ),
  )
}
