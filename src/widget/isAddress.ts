/** Whether a text is an address of one of these kinds, such as `https:`. Anything else, `javascript:` above all, is not gone to. */
export function isAddress(text: string, kinds: ReadonlySet<string>): boolean {
  try {
    return kinds.has(new URL(text).protocol)
  } catch {
    return false
  }
}
