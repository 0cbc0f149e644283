import { readColour } from '../src/widget/colour.ts'

/** Contrast as WCAG defines it, of two colours of six digits. */
function contrast(one: string, other: string): number {
  const luminance = (colour: string) =>
    [0.2126, 0.7152, 0.0722].reduce((sum, weight, part) => {
      const light = Number.parseInt(colour.slice(1 + part * 2, 3 + part * 2), 16) / 255
      return sum + weight * (light <= 0.04045 ? light / 12.92 : ((light + 0.055) / 1.055) ** 2.4)
    }, 0)
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

test('words on any colour have a contrast of at least 4.5', () => {
  const parts = ['00', '33', '66', '76', '77', '99', 'cc', 'ff']
  const colours = parts.flatMap((red) => parts.flatMap((green) => parts.map((blue) => `#${red}${green}${blue}`)))
  const hard = colours.filter((colour) => contrast(colour, readColour(colour)?.text ?? colour) < 4.5)
  expect(hard).toEqual([])
})

test.each(['red', '#12345', '#gggggg', 'rgb(0,0,0)', '#005eb8;}', ''])('"%s" is no colour here', (text) => {
  expect(readColour(text)).toBeUndefined()
})

test('three digits mean what six do', () => {
  expect(readColour('#ffe')?.text).toBe('#000000')
  expect(readColour('#05b')?.text).toBe('#ffffff')
})
