/** One row of the table: figures by name, in the unit that the name ends with. */
export type Measurement = {
  readonly name: string
  readonly figures: Readonly<Record<string, number>>
}

/** Tells whoever waits what is being measured. */
export type Progress = (text: string) => void

/** One benchmark: a name for `--only`, what it measures, and how. */
export type Benchmark = {
  readonly name: string
  readonly measures: string
  readonly run: (progress: Progress) => Promise<readonly Measurement[]>
}
