/** What was counted in a run, and what was not as it must be. */
export type Tally = {
  readonly count: (what: Counted) => void
  /** Notes what must not be, in words that name no answer of anybody real: all of it is made up. */
  readonly breach: (what: string) => void
  readonly counts: () => Readonly<Record<Counted, number>>
  readonly breaches: () => readonly string[]
}

const counted = {
  turns: 'taps acknowledged',
  refusals: 'deliveries refused because nothing could be kept',
  lost: 'deliveries without an answer (process gone, connection cut)',
  twice: 'deliveries sent twice at once',
  late: 'deliveries sent again later, out of order',
  dropped: 'deliveries dropped before they arrived',
  unread: 'receipts lost',
  cutStreams: 'WebSockets cut by the client',
  lostStreams: 'WebSockets lost',
  ungreeted: 'web chats opened that the server could not greet',
  failureViews: 'pages of emergency help shown instead of an answer',
} as const

/** What is counted. */
export type Counted = keyof typeof counted

/** What each count says, in words. */
export const countedWords: Readonly<Record<Counted, string>> = counted

/** Makes one. */
export function createTally(): Tally {
  const counts = Object.fromEntries(Object.keys(counted).map((name) => [name, 0])) as Record<Counted, number>
  const breaches: string[] = []
  return {
    count(what) {
      counts[what] += 1
    },
    breach: (what) => void breaches.push(what),
    counts: () => ({ ...counts }),
    breaches: () => [...breaches],
  }
}
