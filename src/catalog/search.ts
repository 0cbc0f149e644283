import { onceEach } from '../content/onceEach.ts'
import { facetNames, type Answers, type Facet } from '../facets.ts'
import { chosenIssues, judgeFacet, readOf, type Judgement } from './judge.ts'
import { numbersEach, type Prepared } from './prepare.ts'
import { reachFrom, type Reach } from './reach.ts'
import type { Service } from './schema.ts'

/** One search through prepared services, which are named by their place in the list. */
export type Search = {
  /** How a service is judged, in the order of the facets; undefined when a rule excludes it. */
  readonly judgements: (index: number) => readonly Judgement[] | undefined
  /** How it can be reached. */
  readonly reach: (index: number) => Reach
}

/** Makes a search for one person at one time. Each rule is judged when the first service with it comes. */
export function createSearch(prepared: Prepared, answers: Answers, now: Date): Search {
  const { numbers, examples } = prepared
  const judged = facetNames.map((_, place) => judgedTables(prepared)(place, answers))
  const reached = reachTable(prepared, answers.location, now)

  const judgementOf = (index: number, place: number): Judgement => {
    const number = numbers[index * numbersEach + place] as number
    const table = judged[place] as (Judgement | undefined)[]
    return (table[number] ??= judgeFacet(facetNames[place] as Facet, examples[place]?.[number] as Service, answers))
  }
  return {
    judgements(index) {
      // Most services are excluded: nothing is made for them.
      for (let place = 0; place < facetNames.length; place++) {
        if (judgementOf(index, place).verdict === 'no') return undefined
      }
      return facetNames.map((_, place) => judgementOf(index, place))
    },
    reach(index) {
      const number = numbers[index * numbersEach + facetNames.length] as number
      return (reached[number] ??= reachFrom(examples[facetNames.length]?.[number] as Service, answers.location, now))
    },
  }
}

type JudgedTable = (Judgement | undefined)[]

/** How rules are judged by one answer, worked out once for all who give it. */
const judgedTables = onceEach(({ examples }: Prepared) => {
  const tables = new Map<string, JudgedTable>()
  return (place: number, answers: Answers): JudgedTable => {
    const facet = facetNames[place] as Facet
    // Of several issues there are too many combinations to keep.
    if (facet === 'issues' && chosenIssues(answers).length > 1) return emptyTable(examples[place])
    const key = readOf(facet, answers)
    const table = tables.get(key) ?? emptyTable<Judgement>(examples[place])
    tables.set(key, table)
    return table
  }
})

type ReachTable = (Reach | undefined)[]

const reachTables = new WeakMap<Prepared, { readonly minute: number; readonly tables: Map<string, ReachTable> }>()

/** How services can be reached from one place in one minute, worked out once for all who ask then: hours are kept to the minute. */
function reachTable(prepared: Prepared, location: Answers['location'], now: Date): ReachTable {
  const minute = Math.floor(now.getTime() / 60_000)
  let known = reachTables.get(prepared)
  if (known?.minute !== minute) {
    known = { minute, tables: new Map() }
    reachTables.set(prepared, known)
  }
  const place = location ?? 'skipped'
  const table = known.tables.get(place) ?? emptyTable<Reach>(prepared.examples[facetNames.length])
  known.tables.set(place, table)
  return table
}

/** Of full length from the start: a table that grows as it is filled is slow to read. */
function emptyTable<T>(examples: readonly Service[] = []): (T | undefined)[] {
  return examples.map(() => undefined)
}
