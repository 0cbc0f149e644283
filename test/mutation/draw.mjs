import { createHash } from 'node:crypto'

const seed = 'signpost'

/** A number from 0 to 1 that belongs to a mutant for good: in the order of these numbers, those tested so far are a random sample of all. */
export function draw(file, { location: { start, end }, mutatorName, replacement }) {
  const name = [seed, file, start.line, start.column, end.line, end.column, mutatorName, replacement]
  return createHash('sha256').update(JSON.stringify(name)).digest().readUInt32BE() / 2 ** 32
}
