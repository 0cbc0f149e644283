/** Where Redis keeps what belongs to one conversation, by its key, which names nobody. The braces put it all on one node of a cluster. */
export function keysOf(key: string) {
  const of = (part: string) => `signpost:{${key}}:${part}`
  return {
    session: of('session'),
    answered: of('answered'),
    ended: of('ended'),
    positions: of('positions'),
    activities: of('activities'),
    last: of('last'),
    channel: of('news'),
  }
}
