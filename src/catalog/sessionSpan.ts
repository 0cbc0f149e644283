/** Minutes of one day. */
export const dayMinutes = 24 * 60

/** A stretch in minutes: it holds `opens` and ends just before `closes`. */
export type Span = { readonly opens: number; readonly closes: number }

/** A session in minutes from the midnight it begins after; one that runs past the next midnight closes after `dayMinutes`. */
export function sessionSpan(session: { readonly opens: string; readonly closes: string }): Span {
  const opens = minutesOf(session.opens)
  const closes = minutesOf(session.closes)
  return { opens, closes: closes > opens ? closes : closes + dayMinutes }
}

/** Moves a span by a number of days. */
export function onDay(span: Span, dayCount: number): Span {
  return { opens: span.opens + dayCount * dayMinutes, closes: span.closes + dayCount * dayMinutes }
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}
