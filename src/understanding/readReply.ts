/** A button as a reply may name it: by its id, its label or its number in `buttons`. */
export type ReplyOption = { readonly id: string; readonly label: string }

/** Which buttons the words name, in order; with `many`, several. Empty: not understood. Upper and lower case and punctuation do not matter. */
export function readReply(text: string, buttons: readonly ReplyOption[], many: boolean): readonly number[] {
  const whole = matchOne(text, buttons)
  if (whole !== undefined) return [whole]
  if (!many) return []
  const parts = text.split(/,|;|\+|&|\band\b|\s(?=\d+\b)/i).filter((part) => plain(part) !== '')
  const found = parts.map((part) => matchOne(part, buttons))
  return found.includes(undefined) ? [] : [...new Set(found as readonly number[])]
}

/** Words without what does not matter: case, accents, punctuation, spaces at the ends. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\p{M}'’]/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function matchOne(text: string, buttons: readonly ReplyOption[]): number | undefined {
  const words = plain(text)
  if (words === '') return undefined
  const index = /^\d{1,3}$/.test(words)
    ? Number(words) - 1
    : buttons.findIndex(({ id, label }) => plain(label) === words || plain(id) === words)
  return buttons[index] === undefined ? undefined : index
}
