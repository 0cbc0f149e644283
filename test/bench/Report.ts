import type { Machine } from '../support/machineNow.ts'
import type { Measurement } from './Measurement.ts'

/** What one run measured, when and where: `docs/bench.json`, from which the picture and `docs/scaling.md` are made. */
export type Report = {
  readonly measuredOn: string
  readonly machine: Machine
  readonly measurements: readonly Measurement[]
}

/** One figure of one row. Throws when it was not measured. */
export function figureOf({ measurements }: Pick<Report, 'measurements'>, name: string, figure: string): number {
  const value = measurements.find((measurement) => measurement.name === name)?.figures[figure]
  if (value === undefined) throw new RangeError(`nothing was measured as "${figure}" of "${name}"`)
  return value
}
