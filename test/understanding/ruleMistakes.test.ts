import { removeFolders } from '../content/aFolder.ts'
import { loadSmallRules, smallRules } from '../support/smallRules.ts'

afterAll(removeFolders)

test('the small rules are sound', () => {
  expect(loadSmallRules().problems).toEqual([])
})

describe('a mistake in a rule', () => {
  const redFlags = smallRules['red-flags.yaml']
  const withRule = (difference: object, index = 0) => ({
    'red-flags.yaml': {
      ...redFlags,
      rules: redFlags.rules.map((rule, at) => (at === index ? { ...rule, ...difference } : rule)),
    },
  })

  test.each<[string, object, string]>([
    ['an example that does not raise', { raises: ['a cup of tea'] }, 'this example must raise its rule, and does not'],
    [
      'an example that raises',
      { quiet: ['i want to die'] },
      'this example must not raise, and is raised by "wants-to-die"',
    ],
    ['a category that is not there', { category: 'thinking' }, 'there is no category "thinking"'],
    ['a context that is not there', { notIf: ['long-gone'] }, 'there is no context "long-gone"'],
    ['a sign that is not there', { anyOne: ['knife'] }, 'there is no sign "knife"'],
    ['an id that stands twice', { id: 'took-drug' }, 'the id "took-drug" stands twice'],
    ['a class that is not there', { when: ['want {peace}'] }, 'there is no class {peace} above this line'],
    [
      'nothing asked for',
      { when: ['(want) (to)'] },
      'a pattern asks for one word at least: words in ( ) may be left out',
    ],
    ['dots at the beginning', { when: ['.. want'] }, 'a pattern begins with a word, not with dots'],
    ['dots at the beginning of a part', { when: ['[.. want|to die]'] }, 'a pattern begins with a word, not with dots'],
    [
      '( ) where [ ] was meant',
      { when: ['die (now|here|soon)'] },
      'this pattern may ask for one word alone, as words in ( ) may be left out: write [ ] where one of them must be there',
    ],
    ['a bracket left open', { when: ['want [to die'] }, '"want [to die" lacks a closing ]'],
    ['a bracket closed twice', { when: ['want to die)'] }, '"want to die)" closes ) without opening it'],
    ['a brace alone', { when: ['want } die'] }, '"want } die" has a } that stands alone'],
    ['an empty part', { when: ['want [to||in] die'] }, '"want [to||in] die" has an empty part'],
    ['a piece without a word', { when: ['want ---'] }, '"---" holds no word'],
  ])('is refused: %s', (_, difference, message) => {
    const { understanding: none, problems: found } = loadSmallRules(withRule(difference))
    expect(none).toBeUndefined()
    expect(found).toContain(`red-flags.yaml ${message}`)
  })

  test.each([
    ['a choice of two in ( )', { when: ['want (to|in) die', 'want to die'] }],
    ['more than one word beside ( )', { when: ['want to (die|end|stop) now', 'want to die'] }],
    ['dots inside', { when: ['want .. die', 'want >> die'] }],
  ])('is none: %s', (_, difference) => {
    expect(loadSmallRules(withRule(difference)).problems).toEqual([])
  })

  test('a rule of nothing is refused, and a class that stands twice', () => {
    expect(loadSmallRules(withRule({ when: undefined, notIf: undefined })).problems.join()).toContain(
      'a rule needs one of when, together, anyOne and anyTwo',
    )
    const { problems: twice } = loadSmallRules({
      'red-flags.yaml': { ...redFlags, classes: { ...redFlags.classes, self: ['x'] } },
    })
    expect(twice).toEqual([
      'red-flags.yaml the class {self} stands in another of these files already: give it another name',
    ])
  })

  test.each([
    ['neither number', 'Zadzwoń.', true],
    ['one number', 'Zadzwoń {emergency}.', true],
    ['both, in either order', 'Zadzwoń {samaritans} albo od razu {emergency}.', false],
  ])('a line in another language with %s', (_, line, isRefused) => {
    const languages = smallRules['languages.yaml']
    const { problems: found } = loadSmallRules({
      'languages.yaml': { ...languages, languages: languages.languages.map((each) => ({ ...each, line })) },
    })
    expect(found).toEqual(isRefused ? ['languages.yaml the line must hold {emergency} and {samaritans}'] : [])
  })

  test('with a file that cannot be read nothing is understood', () => {
    const { understanding: none, problems: found } = loadSmallRules({ 'words.yaml': { short: {} } })
    expect(none).toBeUndefined()
    expect(found.length).toBeGreaterThan(0)
  })
})

describe('a slip in telling-words.yaml', () => {
  const small = smallRules['telling-words.yaml']
  it.each([
    [
      'a word in two groups',
      { ...small, otherwise: [{ id: 'asks', tells: 'asks', reach: 'clause', quiet: ['tea'], words: ['hopeless'] }] },
      '"hopeless" stands in "bleak" already',
    ],
    [
      'a category that is none',
      { ...small, danger: [{ ...small.danger[0], category: 'nothing' }] },
      'there is no category "nothing"',
    ],
    [
      'an example that does not raise',
      { ...small, danger: [{ ...small.danger[0], raises: ['tea'] }, small.danger[1]] },
      'this example must raise "thoughts", and does not',
    ],
    [
      'an example that raises and must not',
      { ...small, otherwise: [{ ...small.otherwise[0], quiet: ['i want to die'] }] },
      'this example must not raise, and is raised by "wants-to-die"',
    ],
    [
      'a category without an example',
      { ...small, danger: [{ ...small.danger[0], raises: undefined }] },
      'a group with a category needs examples in raises',
    ],
    [
      'three words',
      { ...small, otherwise: [{ id: 'asks', tells: 'asks', reach: 'clause', quiet: ['tea'], words: ['how do i'] }] },
      'one word, or two with a space between them',
    ],
  ])('is told: %s', (_, value, message) => {
    expect(loadSmallRules({ 'telling-words.yaml': value }).problems.join()).toContain(message)
  })
})
