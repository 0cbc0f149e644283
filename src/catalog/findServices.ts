import type { Answers } from '../facets.ts'
import type { Catalog } from './loadCatalog.ts'
import { chooseFirstThree } from './chooseFirstThree.ts'
import { judge, type Reason } from './judge.ts'
import type { OpeningStatus } from './openingStatus.ts'
import { compareMatches, rankOf, type Ranked } from './rank.ts'
import { serviceOpening } from './reach.ts'
import type { Service } from './schema.ts'

/** A service that fits (`eligible`), or may (`possible`: see its `depends` and `not-stated` reasons). */
export type Match = {
  readonly service: Service
  readonly fit: 'eligible' | 'possible'
  readonly reasons: readonly Reason[]
  readonly opening: OpeningStatus
}

/** A service that does not fit, and why. */
export type Exclusion = { readonly service: Service; readonly reasons: readonly Reason[] }

/** What fits, best first: `first` are the three to show, `more` the rest, `unserved` the chosen issues that `more` begins with. */
export type Found = {
  readonly first: readonly Match[]
  readonly more: readonly Match[]
  readonly unserved: readonly string[]
  readonly excluded: readonly Exclusion[]
}

/** Finds the services that fit these answers at `now`; `withoutPhoning` puts those first that need no call. Pure: the same answers at the same time give the same order, always. */
export function findServices(catalog: Catalog, answers: Answers, now: Date, { withoutPhoning = false } = {}): Found {
  const ranked: Ranked[] = []
  const excluded: Exclusion[] = []
  for (const service of catalog.services) {
    const match = matchService(service, answers, now)
    if ('fit' in match) ranked.push({ match, rank: rankOf(match, answers, now, withoutPhoning) })
    else excluded.push(match)
  }
  ranked.sort(compareMatches)
  return {
    ...chooseFirstThree(
      ranked.map(({ match }) => match),
      answers,
    ),
    excluded,
  }
}

/** Judges one service against the answers. */
export function matchService(service: Service, answers: Answers, now: Date): Match | Exclusion {
  if (service.status === 'superseded' || service.status === 'closed') {
    return { service, reasons: [{ kind: 'status', status: service.status }] }
  }
  const judgements = judge(service, answers)
  const no = judgements.filter(({ verdict }) => verdict === 'no')
  if (no.length > 0) return { service, reasons: no.flatMap(({ reason }) => reason ?? []) }
  const opening = serviceOpening(service, answers.location, now)
  const reasons = judgements.flatMap(({ reason }) => reason ?? [])
  return {
    service,
    fit: judgements.some(({ verdict }) => verdict === 'unknown') ? 'possible' : 'eligible',
    reasons: opening.open ? [...reasons, { kind: 'open-now' }] : reasons,
    opening,
  }
}
