/** The watermark that an address gives; one given twice, or as a list, is none that can be read. */
export function watermarkIn(query: URLSearchParams): string | undefined {
  const [given, ...others] = [...query].filter(([name]) => name.startsWith('watermark'))
  if (given === undefined) return undefined
  const [name, value] = given
  return others.length === 0 && name === 'watermark' ? value : 'unreadable'
}
