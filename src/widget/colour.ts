/** A colour, and black or white: whichever is easier to read on it. */
export type Colour = { readonly colour: string; readonly text: '#ffffff' | '#000000' }

/** Reads `#005eb8` or `#05b`. The better of black and white has a contrast of at least 4.5 on any colour. */
export function readColour(text: string | undefined): Colour | undefined {
  if (text === undefined || !/^#([0-9a-f]{3}){1,2}$/i.test(text)) return undefined
  const isShort = text.length === 4
  const digits = text.match(isShort ? /[^#]/g : /[^#]{2}/g) ?? []
  const [red = 0, green = 0, blue = 0] = digits.map((pair) => linear(Number.parseInt(pair, 16) / (isShort ? 15 : 255)))
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  return { colour: text, text: 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 ? '#ffffff' : '#000000' }
}

/** The light of a part of a colour, as WCAG defines it. */
function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}
