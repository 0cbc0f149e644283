import type { Answers } from '../facets.ts'
import type { Catalog } from './loadCatalog.ts'
import { chooseFirstThree } from './chooseFirstThree.ts'
import { judge, type Judgement, type Reason } from './judge.ts'
import type { OpeningStatus } from './openingStatus.ts'
import { createRank } from './rank.ts'
import type { Service } from './schema.ts'
import { createSearch } from './search.ts'

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
  /** Few ask. (As a getter it would give every result a hidden class of its own, which V8 is slow to make and to let go of.) */
  readonly excluded: () => readonly Exclusion[]
}

/** Finds the services that fit these answers at `now`; `withoutPhoning` puts those first that need no call, `forADoctor` says that an unknown role is some doctor's. Pure: the same answers at the same time give the same order, always. */
export function findServices(
  catalog: Catalog,
  answers: Answers,
  now: Date,
  { withoutPhoning = false, forADoctor = false } = {},
): Found {
  const { judgements, reach } = createSearch(catalog.prepared, answers, now)
  const rankOf = createRank(answers, now, { withoutPhoning, forADoctor })
  // Services come in the order of their names, and those of one rank stay in it.
  const byRank = new Map<number, Match[]>()
  for (const [index, service] of catalog.prepared.services.entries()) {
    const judged = judgements(index)
    if (judged === undefined) continue
    const reached = reach(index)
    const match = matchOf(service, judged, reached.opening)
    const rank = rankOf(match, reached)
    const alike = byRank.get(rank)
    if (alike === undefined) byRank.set(rank, [match])
    else alike.push(match)
  }
  const ranked = [...byRank].toSorted(([one], [other]) => one - other).flatMap(([, matches]) => matches)
  return {
    ...chooseFirstThree(ranked, answers),
    excluded: () => catalog.services.flatMap((service) => exclusionOf(service, answers) ?? []),
  }
}

function matchOf(service: Service, judgements: readonly Judgement[], opening: OpeningStatus): Match {
  const reasons: Reason[] = []
  let fit: Match['fit'] = 'eligible'
  for (const { verdict, reason } of judgements) {
    if (verdict === 'unknown') fit = 'possible'
    if (reason) reasons.push(reason)
  }
  if (opening.open) reasons.push(openNow)
  return { service, fit, reasons, opening }
}

const openNow: Reason = { kind: 'open-now' }

function exclusionOf(service: Service, answers: Answers): Exclusion | undefined {
  if (service.status === 'superseded' || service.status === 'closed') {
    return { service, reasons: [{ kind: 'status', status: service.status }] }
  }
  const no = judge(service, answers).filter(({ verdict }) => verdict === 'no')
  return no.length === 0 ? undefined : { service, reasons: no.flatMap(({ reason }) => reason ?? []) }
}
