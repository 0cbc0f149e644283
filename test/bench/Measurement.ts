/** One row of the table: figures by name, in the unit that the name ends with. */
export type Measurement = {
  readonly name: string
  readonly figures: Readonly<Record<string, number>>
}

/** Tells whoever waits what is being measured. */
export type Progress = (text: string) => void

/** One benchmark. */
export type Benchmark = { readonly run: (progress: Progress) => Promise<readonly Measurement[]> }
