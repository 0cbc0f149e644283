import { facets, mainFacets } from '../../src/facets.ts'
import type { Tap } from '../../src/triage/View.ts'
import { answer, command } from '../support/aConversation.ts'
import { generator } from '../support/combinations.ts'
import type { Says } from './activityPoster.ts'

/** What one client taps, turn by turn: an answer to each question that leads to the results, then back to the beginning. The same every time. */
export function tapsOf(client: number): () => Tap {
  const next = generator(client + 1)
  let turns = 0
  return () => {
    const facet = mainFacets[turns % (mainFacets.length + 1)]
    turns += 1
    if (facet === undefined) return command('start-again')
    // Somebody in danger gets no results but emergency help, which is less to show.
    const options = facets[facet].filter((option) => option !== 'emergency')
    return answer(facet, options[Math.floor(next() * options.length)] ?? '')
  }
}

/** The buttons of a Teams card, which is replaced by what the request is answered with. */
export const taps: Says = {
  channelId: 'msteams',
  by(client) {
    const nextTap = tapsOf(client)
    return () => {
      const action = { type: 'Action.Execute', verb: 'signpost', data: { signpost: nextTap() } }
      return {
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: 'the-card',
        value: { action, trigger: 'manual' },
      }
    }
  },
}

/** The same buttons as messages, which a client without those of Teams sends: the card is changed through the connector. */
export const submittedTaps: Says = {
  channelId: 'msteams',
  by(client) {
    const nextTap = tapsOf(client)
    return () => ({ type: 'message', replyToId: 'the-card', value: { signpost: nextTap() } })
  },
}

/** Numbers typed at each question, and words after the last answer: the same for every bot. */
export const numbers: Says = {
  channelId: 'webchat',
  by(client) {
    const nextTap = tapsOf(client)
    return () => ({ type: 'message', text: nextTap().kind === 'command' ? 'start again' : String(1 + (client % 5)) })
  },
}
