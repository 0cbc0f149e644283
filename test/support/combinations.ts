import { facets, type Answers } from '../../src/facets.ts'

const withSkips = <T extends string>(options: readonly T[]): readonly (T | 'skipped')[] => [...options, 'skipped']

/** `count` random answers with several issues, the same for the same seed. */
export function randomCombinations(count: number, seed: number): readonly Answers[] {
  const next = generator(seed)
  const pick = <T>(options: readonly T[]): T => options[Math.floor(next() * options.length)] as T
  return Array.from({ length: count }, () => {
    const issues = facets.issues.filter(() => next() < 0.35)
    return {
      location: pick(withSkips(facets.location)),
      training: pick(withSkips(facets.training)),
      issues: issues.length === 0 ? 'skipped' : issues,
      urgency: pick(withSkips(facets.urgency)),
    }
  })
}

/** Numbers from 0 to 1, the same for the same seed, by Mulberry32. */
export function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
