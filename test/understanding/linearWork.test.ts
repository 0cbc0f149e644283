import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { understand } from '../../src/understanding/understand.ts'
import { projectRoot, realContent } from '../support/realContent.ts'

const { understanding } = realContent
const steps = (text: string) => understand(understanding, { text, asked: 'any' }).steps

type Rule = { readonly id: string; readonly when?: readonly string[]; readonly raises?: readonly string[] }
const { rules, signs } = parse(readFileSync(join(projectRoot, 'flows/red-flags.yaml'), 'utf8')) as {
  rules: readonly Rule[]
  signs: readonly Rule[]
}

/** The words of a pattern without its signs: the beginnings of many matches, and the end of few. */
function adversarial({ when = [], raises = [] }: Rule): string {
  const words = when.flatMap((pattern) => pattern.match(/\p{L}+/gu) ?? []).slice(0, 150)
  return [...raises, ...words].join(' ')
}

describe('the work of understand', () => {
  it.each([...signs, ...rules].map((rule) => [rule.id, rule] as const))(
    'grows no faster than the text when %s is fed its own words',
    (_, rule) => {
      const once = `${adversarial(rule)} `
      expect(steps(once.repeat(10))).toBeLessThanOrEqual(15 * steps(once))
    },
  )

  it.each([
    ['one word', 'not '],
    ['fillers', 'really just so very '],
    ['no spaces', 'a'],
    ['beginnings of a match', 'i want to '],
    ['numbers', '40 '],
    ['single letters', 's.u.i.'],
    ['punctuation', '.,;:!?'],
    ['places', 'london leeds york '],
    ['signs of many rules', 'i want to die drunk on call took all my pills he hit me '],
    ['misspelt words', 'sucidle anxeity burnoutt xqzwvk '],
  ])('grows no faster than the text for %s', (_, piece) => {
    const once = piece.repeat(100)
    expect(steps(once.repeat(10))).toBeLessThanOrEqual(15 * Math.max(steps(once), 20))
  })

  it('ends soon for 100 KB', () => {
    const began = performance.now()
    for (const piece of ['i want to die patient said ', 'xqzwvk sucidle ', 'a', 'ab.', 'took '])
      steps(piece.repeat(100_000 / piece.length))
    // Generous, for a busy machine: a pattern that ran away would take minutes.
    expect(performance.now() - began).toBeLessThan(30_000)
  })
})
