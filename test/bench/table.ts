import type { Measurement } from './Measurement.ts'

/** The measurements as lines for a terminal: one block for each set of columns. */
export function table(measurements: readonly Measurement[]): string {
  const columns = [...new Set(measurements.flatMap(({ figures }) => Object.keys(figures)))]
  const rows = [
    ['', ...columns],
    ...measurements.map(({ name, figures }) => [name, ...columns.map((column) => written(figures[column]))]),
  ]
  const widths = rows[0]?.map((_, place) => Math.max(...rows.map((row) => row[place]?.length ?? 0))) ?? []
  return rows
    .map((row) =>
      row.map((cell, place) => (place === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[place] ?? 0))),
    )
    .map((cells) => cells.join('  ').trimEnd())
    .join('\n')
}

/** Three figures that matter, without an exponent. */
export function written(figure: number | undefined): string {
  if (figure === undefined) return ''
  return figure >= 100 ? figure.toFixed(0) : String(Number(figure.toPrecision(3)))
}
