import fc from 'fast-check'
import { facetNames, isOption } from '../../src/facets.ts'
import { understand } from '../../src/understanding/understand.ts'
import { realContent } from '../support/realContent.ts'

const { understanding } = realContent
const read = (text: string) => understand(understanding, { text, asked: 'any' })

describe('understand', () => {
  it('takes any Unicode text whatever, and gives only options that exist', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
    )
    const asked = fc.constantFrom(...facetNames, 'any' as const)
    fc.assert(
      fc.property(text, asked, (text, asked) => {
        const { answers } = understand(understanding, { text, asked })
        for (const facet of facetNames) {
          const options = [answers[facet] ?? []].flat()
          expect(options.every((option) => isOption(facet, option))).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('takes lone surrogates, control characters and nothing at all', () => {
    for (const text of ['', ' ', '\ud800', '\udc00x', '\u0000\u0007', '\u202e abc', '\uffff', '🧑‍⚕️', '…', "'''", '....'])
      expect(() => read(text)).not.toThrow()
  })

  it('gives back nothing of what was typed', () => {
    const { because, redFlag } = read('zebracorn zebracorn i want to die in Leeds zebracorn')
    expect(JSON.stringify({ because, redFlag })).not.toContain('zebracorn')
  })
})
