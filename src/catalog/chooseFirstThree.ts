import { facets, type Answers } from '../facets.ts'
import type { Found, Match } from './findServices.ts'
import { chosenIssues } from './judge.ts'
import { answersNow, isPressing, isSpecificTo } from './rank.ts'

const shownFirst = 3

/**
 * Chooses the three services to show first from `matches` in rank order, external ones only: the best that a person
 * answers now, then one for each chosen issue, then the order. Issues left over lead the rest.
 */
export function chooseFirstThree(matches: readonly Match[], answers: Answers): Omit<Found, 'excluded'> {
  const local = matches.filter(({ service }) => service.runBy === 'external' && service.isLocal === true)
  const external = matches.filter(({ service }) => service.runBy === 'external' && service.isLocal !== true)
  const chosen = new Set<Match>()
  const answered = external.find(answersNow)
  if (answered) chosen.add(answered)
  // Peer support is by arrangement: when help is pressing it keeps its rank, below every line that answers now.
  const forIssues = isPressing(answers) ? external.filter(({ service }) => !service.peerSupport) : external
  const leftOver: { issue: string; best: Match }[] = []
  for (const issue of issuesInOrder(answers)) {
    const best = forIssues.find(({ service }) => isSpecificTo(service, issue))
    if (best === undefined || [...chosen].some(({ service }) => isSpecificTo(service, issue))) continue
    if (chosen.size < shownFirst) chosen.add(best)
    else leftOver.push({ issue, best })
  }
  // What the trust has added fills only the places that nothing else takes.
  for (const match of [...external, ...local]) {
    if (chosen.size >= shownFirst) break
    chosen.add(match)
  }
  const next = new Set(leftOver.map(({ best }) => best))
  return {
    first: matches.filter((match) => chosen.has(match)),
    more: [...next, ...matches.filter((match) => !chosen.has(match) && !next.has(match))],
    unserved: leftOver.map(({ issue }) => issue),
  }
}

function issuesInOrder(answers: Answers): readonly string[] {
  const chosen = chosenIssues(answers)
  return facets.issues.filter((issue) => chosen.includes(issue))
}
