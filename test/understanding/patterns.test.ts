import { compileMatcher } from '../../src/understanding/compileMatcher.ts'
import { findMatches } from '../../src/understanding/findMatches.ts'
import { parsePattern, type Pattern } from '../../src/understanding/parsePattern.ts'
import { faultOf, slipOf } from '../../src/understanding/patternFaults.ts'
import { splitWords } from '../../src/understanding/splitWords.ts'

const written: Readonly<Record<string, readonly string[]>> = {
  im: ['i', 'am'],
  "it's": ['its'],
  '--': [],
  'co-op': ['co', 'op'],
}
const parse = (text: string) => parsePattern(text, (word) => written[word] ?? [word])

/** A pattern in one line: a sequence in < >, a choice in [ ], what may be left out in ( ), a gap as its words and what it crosses. */
function shown(pattern: Pattern): string {
  switch (pattern.kind) {
    case 'word':
      return pattern.word
    case 'beginning':
      return `${pattern.letters}*`
    case 'class':
      return `{${pattern.name}}`
    case 'gap':
      return `~${String(pattern.most)}/${String(pattern.crosses)}`
    case 'optional':
      return `(${shown(pattern.part)})`
    case 'choice':
      return `[${pattern.parts.map(shown).join('|')}]`
    case 'sequence':
      return `<${pattern.parts.map(shown).join(' ')}>`
  }
}

describe('a pattern', () => {
  test.each([
    ['die', 'die'],
    ['want to die', '<want to die>'],
    ['im here', '<<i am> here>'],
    ['im', '<i am>'],
    ["it's", 'its'],
    ['want|wish', '[want|wish]'],
    ['[want|wish] to', '<[want|wish] to>'],
    ['want [to|to be] dead', '<want [to|<to be>] dead>'],
    ['[a]', 'a'],
    ['want (to) die', '<want (to) die>'],
    ['want (to|in) die', '<want ([to|in]) die>'],
    ['want (to [go|die])', '<want (<to [go|die]>)>'],
    ['((a) b) c', '<(<(a) b>) c>'],
    ['{self} want', '<{self} want>'],
    ['{ self }', '{self}'],
    ['a .. b', '<a ~3/0 b>'],
    ['a ... b', '<a ~6/1 b>'],
    ['a >> b', '<a ~Infinity/2 b>'],
    ['a>>b', 'a>>b'],
    ['suicid*', 'suicid*'],
    ["it's*", 'its*'],
    ['im*', 'iam*'],
    ['^ gone $', '<^ gone $>'],
    ['took # pills', '<took # pills>'],
    ['took ## pills', '<took ## pills>'],
    ['  a \t b  ', '<a b>'],
    ['a[b|c]d', '<a [b|c] d>'],
    ['a{b}c(d)', '<a {b} c (d)>'],
  ])('%j is read as %s', (text, expected) => {
    expect(shown(parse(text))).toBe(expected)
  })

  test.each([
    ['want [to die', '"want [to die" lacks a closing ]'],
    ['want (to die', '"want (to die" lacks a closing )'],
    ['want [to (go] die', '"want [to (go] die" closes ] without opening it'],
    ['want to die)', '"want to die)" closes ) without opening it'],
    ['want to] die', '"want to] die" closes ] without opening it'],
    ['want } die', '"want } die" has a } that stands alone'],
    ['want { die', '"want { die" has a { that stands alone'],
    ['want [to||in]', '"want [to||in]" has an empty part'],
    ['want [to|]', '"want [to|]" has an empty part'],
    ['|want', '"|want" has an empty part'],
    ['[]', '"[]" has an empty part'],
    ['()', '"()" has an empty part'],
    ['', '"" has an empty part'],
    ['want --', '"--" holds no word'],
  ])('%j is refused', (text, message) => {
    expect(() => parse(text)).toThrow(new Error(message))
  })
})

describe('what a pattern asks for', () => {
  const classes = () => new Map([['self', [parse('i')]]])
  const nothing = 'a pattern asks for one word at least: words in ( ) may be left out'
  const dots = 'a pattern begins with a word, not with dots'

  test.each([
    ['die', undefined],
    ['suicid*', undefined],
    ['{self}', undefined],
    ['{self} die', undefined],
    ['(want) die', undefined],
    ['[want|wish]', undefined],
    ['want .. die', undefined],
    ['want [to ... die|in]', undefined],
    ['(want .. to) die', undefined],
    ['(want)', nothing],
    ['(want) (to)', nothing],
    ['[want|(wish)]', nothing],
    ['..', nothing],
    ['>>', nothing],
    ['.. die', dots],
    ['... die', dots],
    ['>> die', dots],
    ['want [.. to|in]', dots],
    ['want (.. to)', dots],
    ['want [to|..]', undefined],
    ['want [..|to]', undefined],
    ['{selves}', 'there is no class {selves} above this line'],
    ['want {selves}', 'there is no class {selves} above this line'],
    ['want [to|{selves}]', 'there is no class {selves} above this line'],
    ['want ({selves})', 'there is no class {selves} above this line'],
    ['{one} {two}', 'there is no class {one} above this line'],
  ])('%j has the fault %j', (text, fault) => {
    expect(faultOf(parse(text), classes())).toBe(fault)
  })

  const slip =
    'this pattern may ask for one word alone, as words in ( ) may be left out: write [ ] where one of them must be there'
  test.each([
    ['not (tired|sleepy|awake)', slip],
    ['(tired|sleepy|awake) not', slip],
    ['{self} (tired|sleepy|awake)', slip],
    ['suicid* (tired|sleepy|awake)', slip],
    ['not .. (tired|sleepy|awake)', slip],
    ['[not|never] (tired|sleepy|awake)', slip],
    ['[not now|never] (tired|sleepy|awake)', slip],
    ['not [tired|sleepy|awake]', undefined],
    ['not (tired|sleepy)', undefined],
    ['not (tired sleepy awake)', undefined],
    ['am not (tired|sleepy|awake)', undefined],
    ['suicid* now (tired|sleepy|awake)', undefined],
    ['{self} now (tired|sleepy|awake)', undefined],
    ['[am not|is not] (tired|sleepy|awake)', undefined],
    ['not', undefined],
    ['[not|never]', undefined],
    ['((tired|sleepy|awake))', undefined],
    ['(tired|sleepy|awake)', undefined],
  ])('%j has the slip %j', (text, expected) => {
    expect(slipOf(parse(text))).toBe(expected)
  })
})

describe('patterns together', () => {
  const classes = () =>
    new Map([
      ['self', [parse('i'), parse('me'), parse('my self')]],
      ['drug', [parse('pill*'), parse('para'), parse('co codamol')]],
      ['phrase', [parse('my own'), parse('all of')]],
      ['nested', [parse('{self}'), parse('us')]],
    ])
  const found = (patterns: readonly string[], text: string) => {
    const matcher = compileMatcher(patterns.map(parse), classes(), ['really', 'just'])
    return findMatches(matcher, splitWords(text)).matches.map(
      ({ pattern, start, end }) => `${patterns[pattern] ?? ''}: ${String(start)}-${String(end)}`,
    )
  }
  const spans = (pattern: string, text: string) => found([pattern], text).map((each) => each.slice(pattern.length + 2))

  test.each([
    ['die', 'die', ['0-0']],
    ['die', 'died', []],
    ['die', 'so die. die', ['1-1', '2-2']],
    ['want to die', 'i want to die now', ['1-3']],
    ['want to die', 'want to', []],
    ['want to die', 'want, to die', []],
    ['want to die', 'want to. die', []],
    ['want to die', 'really want just to really really die', ['1-6']],
    ['want to die', 'want to die really', ['0-2']],
    ['want to die', 'want to to die', []],
    ['[want|wish] to', 'wish to', ['0-1']],
    ['want (to) die', 'want die', ['0-1']],
    ['want (to) die', 'want to die', ['0-2']],
    ['want (to)', 'want to', ['0-0', '0-1']],
    ['a .. b', 'a b', ['0-1']],
    ['a .. b', 'a of of of b', ['0-4']],
    ['a .. b', 'a of of of of b', []],
    ['a .. b', 'a, b', []],
    ['a .. b', 'a of, b', []],
    ['a ... b', 'a of of of of of of b', ['0-7']],
    ['a ... b', 'a of of of of of of of b', []],
    ['a ... b', 'a, of, b', ['0-2']],
    ['a ... b', 'a. b', []],
    ['a ... b', 'a of. b', []],
    ['a >> b', `a ${'of. '.repeat(30)}b`, ['0-31']],
    ['a >> b', 'a. b', ['0-1']],
    ['a [>>|..] b', 'a. b', ['0-1']],
    ['left ..', 'left', ['0-0']],
    ['left ..', 'left it', ['0-0', '0-1']],
    ['so really', 'so really', ['0-1']],
    ['so really', 'so really really', ['0-1']],
    ['kill >> my self', 'kill. my. self', []],
    ['a .. b', 'a a b', ['1-2']],
    ['a >> b', 'a b b', ['0-1', '0-2']],
    ['(a ..) b', 'a of b', ['2-2']],
    ['suicid*', 'suicidal', ['0-0']],
    ['suicid*', 'suicid', ['0-0']],
    ['suicid*', 'suici', []],
    ['su*', 'su', ['0-0']],
    ['{self}', 'i', ['0-0']],
    ['{self} die', 'my self die', ['0-2']],
    ['{self} die', 'my die', []],
    ['{drug}', 'pills', ['0-0']],
    ['{drug}', 'para', ['0-0']],
    ['{drug}', 'paracetamol', []],
    ['{drug}', 'co codamol', ['0-1']],
    ['{phrase} drugs', 'all of drugs', ['0-2']],
    ['{phrase} drugs', 'drugs', []],
    ['{nested}', 'us', ['0-0']],
    ['{nested}', 'me', ['0-0']],
    ['{nested}', 'my self', ['0-1']],
    ['^ gone', 'gone', ['0-0']],
    ['^ gone', 'x gone', []],
    ['gone $', 'gone', ['0-0']],
    ['gone $', 'gone now', []],
    ['^ gone $', 'gone.', ['0-0']],
    ['a .. $', 'a of', ['0-1']],
    ['took # pills', 'took 5 pills', ['0-2']],
    ['took # pills', 'took 2.5 pills', ['0-2']],
    ['took # pills', 'took 1,000 pills', ['0-2']],
    ['took # pills', 'took 3rd pills', []],
    ['took # pills', 'took x5 pills', []],
    ['took ## pills', 'took 5 pills', []],
    ['took ## pills', 'took 6 pills', ['0-2']],
    ['took ## pills', 'took 10 pills', ['0-2']],
    ['took 5 pills', 'took 5 pills', ['0-2']],
    ['die', '', []],
  ])('%j is found in %j at %j', (pattern, text, expected) => {
    expect(spans(pattern, text)).toEqual(expected)
  })

  test('each is found under its own number, one class in several of them', () => {
    expect(found(['{self} want', 'want {self}', '{self}'], 'i want me')).toEqual([
      '{self}: 0-0',
      '{self} want: 0-1',
      '{self}: 2-2',
      'want {self}: 1-2',
    ])
    expect(found(['suicid*', 'suicide', '{drug} suicid*'], 'para suicide')).toEqual([
      'suicide: 1-1',
      'suicid*: 1-1',
      '{drug} suicid*: 0-1',
    ])
  })

  test('the same words may begin several, and the same patterns stand twice', () => {
    expect(found(['want to die', 'want to go', 'want to die'], 'want to die')).toEqual([
      'want to die: 0-2',
      'want to die: 0-2',
    ])
  })

  test.each(['(a)', '.. a', '(a) (b)', '..'])('%j cannot be one of them: it would be found everywhere', (pattern) => {
    expect(() => compileMatcher([parse(pattern)], classes(), [])).toThrow(
      'a pattern must begin with a word and ask for one',
    )
  })

  test('a class of many words takes no more places than one word', () => {
    const many = new Map([['many', 'one two three four five'.split(' ').map(parse)]])
    const places = (pattern: string) => compileMatcher([parse(pattern)], many, []).places.length
    expect(places('{many} now')).toBe(places('one now'))
    expect(places('{many} now {many}')).toBe(places('one now one'))
  })

  test('a class that is not there is named', () => {
    expect(() => compileMatcher([parse('{peace}')], classes(), [])).toThrow('there is no class {peace}')
  })

  test('their vocabulary is every whole word, of classes too, and no beginnings', () => {
    const { vocabulary, fillers } = compileMatcher([parse('want {drug}'), parse('suicid* now')], classes(), ['really'])
    expect([...vocabulary].toSorted()).toEqual(['co', 'codamol', 'now', 'para', 'want'])
    expect([...fillers]).toEqual(['really'])
  })

  test('a longer text takes no more steps for each word', () => {
    const matcher = compileMatcher([parse('a >> b'), parse('a .. b')], classes(), [])
    const steps = (text: string) => findMatches(matcher, splitWords(text)).steps
    expect(steps('tea')).toBe(0)
    expect(steps('a')).toBeGreaterThan(0)
    expect(steps('a of '.repeat(200))).toBeLessThan(11 * steps('a of '.repeat(20)))
  })
})
