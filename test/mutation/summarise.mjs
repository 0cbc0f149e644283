import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { groups } from './groups.mjs'

const work = (group, file = 'results.jsonl') => join('dist/mutation', group, file)
const statuses = ['Killed', 'Timeout', 'Survived', 'NoCoverage', 'RuntimeError']

/** Every mutant in a file of result lines, with what became of it. */
function mutantsIn(path) {
  const byId = new Map()
  for (const line of readFileSync(path, 'utf8')
    .split('\n')
    .filter((each) => each !== '')) {
    const result = JSON.parse(line)
    // The plan comes first and says where a mutant is; its result says what became of it.
    const planned = byId.get(result.id)
    byId.set(result.id, planned === undefined ? result : { ...planned, status: result.status })
  }
  return [...byId.values()]
}

/** The mutants of a group in the order of the draw, and those up to the first that was not tested: a random sample, or all. */
export function resultsOf(group) {
  const all = mutantsIn(work(group))
    .filter(({ status, file }) => status !== 'Ignored' && !groups[group].includes(`!${file}`))
    .toSorted((one, other) => one.draw - other.draw)
  const end = all.findIndex(({ status }) => status === 'Planned')
  return { all, sample: end === -1 ? all : all.slice(0, end) }
}

/**
 * What a sample says of its group. `score`: the share that was killed or timed out, in percent; a suite that would not even load is
 * left out, as Stryker does. `margin`: half the width of its 95% interval (Wald, for a sample without replacement), in points.
 */
export function scoreOf({ all, sample }) {
  const count = (status) => sample.filter((result) => result.status === status).length
  const counts = Object.fromEntries(statuses.map((status) => [status, count(status)]))
  const found = counts.Killed + counts.Timeout
  const valid = found + counts.Survived + counts.NoCoverage
  const share = found / valid
  const left = (all.length - sample.length) / Math.max(1, all.length - 1)
  const margin = 1.96 * Math.sqrt((share * (1 - share) * left) / valid)
  const rounded = (number) => Math.round(number * 1000) / 10
  return { mutants: all.length, drawn: sample.length, ...counts, score: rounded(share), margin: rounded(margin) }
}

const nameOf = ({ file, line, column, mutatorName, replacement }) =>
  [file, line, column, mutatorName, replacement].join(' ')

/** What no test noticed; `again` is what became of it when it was tried against every test of its group. */
function unkilledOf(group) {
  const path = work(group, 'again.jsonl')
  const again = new Map(existsSync(path) ? mutantsIn(path).map((mutant) => [nameOf(mutant), mutant.status]) : [])
  return resultsOf(group)
    .sample.filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .map((mutant) => ({
      place: `${mutant.file}:${String(mutant.line)}:${String(mutant.column)}`,
      change: `${mutant.mutatorName} ${mutant.replacement.replaceAll(/\s+/g, ' ').slice(0, 80)}`,
      status: mutant.status,
      again: again.get(nameOf(mutant)) ?? 'Planned',
    }))
    .toSorted((one, other) => (one.place < other.place ? -1 : 1))
}

if (import.meta.main) {
  const begun = Object.keys(groups).filter((group) => (statSync(work(group), { throwIfNoEntry: false })?.size ?? 0) > 0)
  const done = begun.filter((group) => resultsOf(group).sample.length > 0)
  const results = Object.fromEntries(
    done.map((group) => [group, { ...scoreOf(resultsOf(group)), unkilled: unkilledOf(group) }]),
  )
  console.table(Object.fromEntries(done.map((group) => [group, { ...results[group], unkilled: undefined }])))
  for (const { place, change, status, again } of results[process.argv[2]]?.unkilled ?? [])
    console.log(place, change, status, again)
  if (process.argv.includes('--write')) {
    // Groups that were not run here keep what was found elsewhere.
    const file = join(import.meta.dirname, 'results.json')
    const written = { ...JSON.parse(readFileSync(file, 'utf8')), ...results }
    writeFileSync(file, `${JSON.stringify(written, undefined, 2)}\n`)
  }
}
