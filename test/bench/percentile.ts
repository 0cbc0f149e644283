/** The smallest of the values that at least this share of them does not exceed: `percentile(values, 0.5)` is the median. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  const place = Math.max(0, Math.ceil(sorted.length * share) - 1)
  const value = sorted[place]
  if (value === undefined) throw new RangeError('Expected at least one value')
  return value
}

/** The middle value. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}
