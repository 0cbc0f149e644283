import { nearest } from '../../src/content/nearest.ts'

describe('nearest', () => {
  it.each([
    ['londn', 'london'],
    ['lodnon', 'london'],
    ['Londonn', 'london'],
    ['lindon', 'london'],
    ['scotlnad', 'scotland'],
    ['gpp', 'gp'],
    ['pg', 'gp'],
    ['GP', 'gp'],
  ])('takes "%s" for "%s"', (word, option) => {
    expect(nearest(word, ['gp', 'scotland', 'london'])).toBe(option)
  })

  it('prefers the option with fewer slips, and of two alike the first', () => {
    expect(nearest('tues', ['tuesday', 'tue'])).toBe('tue')
    expect(nearest('bat', ['cat', 'hat'])).toBe('cat')
  })

  it.each(['paris', '', 'mars'])('takes "%s" for nothing', (word) => {
    expect(nearest(word, ['london', 'scotland'])).toBeUndefined()
  })
})
