/** Which numbers some spans hold, so that any later span can be asked in one step whether it meets one of them. */
export type Coverage = { meets(from: number, to: number): boolean }

/** Coverage of `size` numbers by spans, both ends included. */
export function createCoverage(size: number, spans: readonly (readonly [from: number, to: number])[]): Coverage {
  const changes = new Int32Array(size + 2)
  for (const [from, to] of spans) {
    changes[from] = (changes[from] ?? 0) + 1
    changes[to + 1] = (changes[to + 1] ?? 0) - 1
  }
  const covered = new Int32Array(size + 1)
  let depth = 0
  for (let at = 0; at < size; at++) {
    depth += changes[at] ?? 0
    covered[at + 1] = (covered[at] ?? 0) + (depth > 0 ? 1 : 0)
  }
  return { meets: (from, to) => (covered[Math.min(to, size - 1) + 1] ?? 0) > (covered[from] ?? 0) }
}
