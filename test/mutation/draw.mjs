import { createHash } from 'node:crypto'

/** A number from 0 to 1 that belongs to a mutant for good: in the order of these numbers, those tested so far are a random sample of all. Another seed draws another sample. */
export function draw(seed, file, { location: { start, end }, mutatorName, replacement }) {
  const name = [seed, file, start.line, start.column, end.line, end.column, mutatorName, replacement]
  return createHash('sha256').update(JSON.stringify(name)).digest().readUInt32BE() / 2 ** 32
}
