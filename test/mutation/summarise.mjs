import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { groups } from './groups.mjs'

/** The results of a group, in the order of the draw, up to the first mutant that was not tested: a random sample of all, or all. */
export function resultsOf(group) {
  const lines = readFileSync(join('dist/mutation', group, 'results.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .filter((line) => line !== '')
  const byId = new Map()
  for (const line of lines) {
    const result = JSON.parse(line)
    // The plan comes first, and says where a mutant is; its result says what became of it.
    const planned = byId.get(result.id)
    byId.set(
      result.id,
      planned === undefined
        ? result
        : { ...planned, status: result.status, reason: result.reason, killedBy: result.killedBy },
    )
  }
  const all = [...byId.values()]
    .filter(({ status }) => status !== 'Ignored')
    .toSorted((one, other) => one.draw - other.draw)
  const end = all.findIndex(({ status }) => status === 'Planned')
  return { all, sample: end === -1 ? all : all.slice(0, end), ignored: byId.size - all.length }
}

/** How many of a sample have each status, the score, and half the width of its 95% interval, in points. */
export function scoreOf({ all, sample }) {
  const count = (status) => sample.filter((result) => result.status === status).length
  const counts = Object.fromEntries(
    ['Killed', 'Timeout', 'Survived', 'NoCoverage', 'RuntimeError'].map((status) => [status, count(status)]),
  )
  const found = counts.Killed + counts.Timeout
  const valid = found + counts.Survived + counts.NoCoverage
  const share = found / valid
  const left = (all.length - sample.length) / Math.max(1, all.length - 1)
  const margin = 1.96 * Math.sqrt((share * (1 - share) * left) / valid)
  return { mutants: all.length, drawn: sample.length, ...counts, score: 100 * share, margin: 100 * margin }
}

if (import.meta.main) {
  const known = Object.keys(groups).filter((group) => existsSync(join('dist/mutation', group, 'results.jsonl')))
  console.table(
    Object.fromEntries(
      known.map((group) => {
        const { score, margin, ...counts } = scoreOf(resultsOf(group))
        return [group, { ...counts, score: score.toFixed(1), margin: margin.toFixed(1) }]
      }),
    ),
  )
  const [group] = process.argv.slice(2)
  if (group !== undefined)
    for (const { file, line, column, mutatorName, replacement, status } of resultsOf(group).sample.toSorted(
      (one, other) => (one.file < other.file ? -1 : one.file > other.file ? 1 : one.line - other.line),
    ))
      if (status === 'Survived' || status === 'NoCoverage' || status === 'RuntimeError')
        console.log(
          `${file}:${line}:${column} ${status} ${mutatorName} ${replacement?.slice(0, 90).replaceAll(/\s+/g, ' ')}`,
        )
}
