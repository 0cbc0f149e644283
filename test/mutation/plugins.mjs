import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { CheckStatus } from '@stryker-mutator/api/check'
import { commonTokens, declareClassPlugin, declareValuePlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin'
import { draw } from './draw.mjs'

/** A name for a mutant that it keeps from run to run while its file stays as it is. */
const nameOf = ({ fileName, location: { start }, mutatorName, replacement }) =>
  [relative(process.cwd(), fileName), start.line + 1, start.column, mutatorName, replacement].join(' ')

const drawn = (seed, mutant) => draw(seed, relative(process.cwd(), mutant.fileName), mutant)

/** Has the mutants tested in the order in which they are drawn, so that a run can be ended at any time; after `share` of them it lets none through, and with `names` only those. */
class DrawOrder {
  static inject = tokens(commonTokens.options)
  #seed
  #isWanted

  constructor({ drawOrder: { seed, share, names } }) {
    this.#seed = seed
    this.#isWanted = (mutant) => drawn(seed, mutant) < share && (names?.includes(nameOf(mutant)) ?? true)
  }

  async init() {}

  async group(mutants) {
    return mutants.toSorted((one, other) => drawn(this.#seed, one) - drawn(this.#seed, other)).map(({ id }) => [id])
  }

  async check(mutants) {
    const results = mutants.map((mutant) => [mutant.id, this.#isWanted(mutant) ? passed : notDrawn])
    return Object.fromEntries(results)
  }
}

const passed = { status: CheckStatus.Passed }
// Stryker has no name of its own for mutants that are not to be tested now.
const notDrawn = { status: CheckStatus.CompileError, reason: 'not drawn' }

/** Writes down each result when it is there, so that a run that is ended has not run for nothing. */
class ResultLines {
  static inject = tokens(commonTokens.options)
  #file
  #seed

  constructor({ resultLines: { file }, drawOrder: { seed } }) {
    this.#file = file
    this.#seed = seed
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, '')
  }

  onMutationTestingPlanReady({ mutantPlans }) {
    this.#write(mutantPlans.map(({ mutant }) => planOf(this.#seed, mutant)))
  }

  onMutantTested({ id, status, statusReason, killedBy }) {
    if (statusReason === notDrawn.reason) return
    this.#write([{ id, status, reason: statusReason?.slice(0, 300), killedBy: killedBy?.[0] }])
  }

  #write(results) {
    appendFileSync(this.#file, results.map((result) => `${JSON.stringify(result)}\n`).join(''))
  }
}

function planOf(seed, mutant) {
  const { id, fileName, location, mutatorName, replacement, status = 'Planned' } = mutant
  const place = {
    file: relative(process.cwd(), fileName),
    line: location.start.line + 1,
    column: location.start.column,
  }
  return { id, ...place, draw: drawn(seed, mutant), mutatorName, replacement, isStatic: mutant.static, status }
}

/** What a field is for is told to editors by the schemas in `docs/schemas`, which a test compares as they are. */
const descriptions = {
  shouldIgnore({ node, parent }) {
    const isDescription = parent?.type === 'CallExpression' && parent.callee.property?.name === 'describe'
    return isDescription && node !== parent.callee ? 'a description for editors' : undefined
  },
}

export const strykerPlugins = [
  declareClassPlugin(PluginKind.Checker, 'draw-order', DrawOrder),
  declareClassPlugin(PluginKind.Reporter, 'result-lines', ResultLines),
  declareValuePlugin(PluginKind.Ignore, 'descriptions', descriptions),
]
