import type { Line } from '../../triage/View.ts'

/** A text as Markdown that shows it as it is. */
export function markdown(text: string): string {
  return text.replaceAll(/[\\*_[\]`]/g, String.raw`\$&`).replaceAll(/^(\s*)([#>+-]|\d+[.)])(?=\s)/gm, String.raw`$1\$2`)
}

/** A line with its address, if it has one, as a Markdown link: buttons cannot phone on a desktop, and the number is read either way. */
export function markdownLine({ text, href }: Line): string {
  if (href === undefined) return markdown(text)
  return `[${markdown(text)}](${href.replaceAll('(', '%28').replaceAll(')', '%29')})`
}
