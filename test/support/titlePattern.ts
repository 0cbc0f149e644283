/** A title as a pattern for the names that Jest makes of it: what `each` fills in may be anything. */
export function titlePattern(title: string): string {
  return title.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(/%[sjip]|\\\$[a-z]\w*/g, '.*')
}
