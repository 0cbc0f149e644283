import type { Match, Matcher } from './Matcher.ts'
import type { Word } from './splitWords.ts'

/** Everything the patterns find in the words, and in how many steps. For each pattern and end, only the match that begins last. */
export function findMatches(matcher: Matcher, words: readonly Word[]): { matches: readonly Match[]; steps: number } {
  const matches: Match[] = []
  let steps = 0
  let walks = new Map<number, number>()
  // The end of the message is reached across any parting before it.
  const framed: readonly Word[] = [{ word: '^', parting: 0 }, ...words, { word: '$', parting: 0 }]
  for (const [index, { word, parting }] of framed.entries()) {
    const position = index - 1
    const signs = matcher.signsOf(word)
    const isFiller = matcher.fillers.has(word)
    const next = new Map<number, number>()
    const reach = (place: number, start: number) => {
      steps += 1
      if ((next.get(place) ?? -2) < start) next.set(place, start)
    }
    for (const sign of signs) for (const place of matcher.starts.get(sign) ?? []) reach(place, position)
    for (const [place, start] of walks) {
      steps += 1
      const { on, any, crosses } = matcher.places[place] ?? matcher.places[0]!
      if (parting > crosses) continue
      if (on !== undefined) for (const sign of signs) for (const to of on.get(sign) ?? []) reach(to, start)
      if (word !== '$' && any !== undefined) for (const to of any) reach(to, start)
      if (isFiller) reach(place, start)
    }
    for (const [place, start] of next) {
      const completes = matcher.places[place]?.completes ?? []
      for (const pattern of completes) {
        // A filler that follows a finished pattern would only report it again, longer.
        if (isFiller && walks.get(place) === start) continue
        matches.push({
          pattern,
          start: Math.max(0, start),
          end: Math.min(position, words.length - 1),
        })
      }
    }
    walks = next
  }
  return { matches, steps }
}
