/** Rows as CSV for a spreadsheet: every cell in quotes, none of which a program would run as a formula. */
export function csv(rows: readonly (readonly (string | undefined)[])[]): string {
  // The mark at the start has spreadsheets read it as UTF-8.
  return `\uFEFF${rows.map((row) => row.map((cell) => quoted(cell ?? '')).join(',')).join('\r\n')}\r\n`
}

/** A cell that begins like a formula gets an apostrophe, which spreadsheets read as "this is text". */
function quoted(cell: string): string {
  const safe =
    /^[\s"'\u200B\uFEFF]*[=+\-@|%\uFF1D\uFF0B\uFF0D\uFF20]/u.test(cell) || /^[\t\r\n]/.test(cell) ? `'${cell}` : cell
  return `"${safe.replaceAll('"', '""')}"`
}
