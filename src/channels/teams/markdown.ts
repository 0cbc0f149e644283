import type { Line } from '../../triage/View.ts'

/** A text as Markdown that shows it as it is. */
export function markdown(text: string): string {
  if (!mayBeMarkup.test(text)) return text
  return text
    .replaceAll(/[\\*_[\]`]/g, String.raw`\$&`)
    .replaceAll(/^(\s*)([#>+-])(?=\s)/gm, String.raw`$1\$2`)
    .replaceAll(/^(\s*\d+)([.)])(?=\s)/gm, String.raw`$1\$2`)
}

/** Whether a text needs a closer look: it has a sign of Markdown, or a line that may begin with one. Few have. */
const mayBeMarkup = /[\\*_[\]`\n]|^\s*[#>+\d-]/

/** Plain text of many lines as Markdown: each line a paragraph of its own, which every client keeps apart. */
export function markdownText(text: string): string {
  return markdown(text).replaceAll(/\n+/g, '\n\n')
}

/** A line with its address, if it has one, as a Markdown link: buttons cannot phone on a desktop, and the number is read either way. */
export function markdownLine({ text, href }: Line): string {
  if (href === undefined) return markdown(text)
  return `[${markdown(text)}](${href.replaceAll('(', '%28').replaceAll(')', '%29')})`
}
