import { facets, type Facet } from '../../src/facets.ts'
import { understand } from '../../src/understanding/understand.ts'
import type { Understanding } from '../../src/understanding/Understanding.ts'
import { smallUnderstanding } from './smallUnderstanding.ts'

let understanding: Understanding
beforeAll(() => {
  understanding = smallUnderstanding()
})
const read = (text: string, asked: Facet | 'any' = 'any', options?: readonly string[]) =>
  understand(understanding, { text, asked, ...(options === undefined ? {} : { options }) })
const flagOf = (text: string) => read(text).redFlag?.rule

test.each([
  ['i want to die', 'wants-to-die', 'emergency'],
  ['I WANT TO DIE!', 'wants-to-die', 'emergency'],
  ['i want to end it', 'wants-to-die', 'emergency'],
  ['i really want to just die', 'wants-to-die', 'emergency'],
  ['i want, to die', undefined, undefined],
  ['i want. to die', undefined, undefined],
  ['i do not want to die', undefined, undefined],
  ['i want to die of embarrassment', undefined, undefined],
  ['patient said i want to die', undefined, undefined],
  ['the patient said want to die', undefined, undefined],
  ['patient left but want to die', 'wants-to-die', 'emergency'],
  ['patient left, want to die', 'wants-to-die', 'emergency'],
  ['exam question, want to die', undefined, undefined],
  ['exam question. want to die', 'wants-to-die', 'emergency'],
  ['years ago. want to die', undefined, undefined],
  ['life is so very pointless', 'wants-to-die', 'emergency'],
  ['life is so very much too pointless', undefined, undefined],
  ['life, pointless', undefined, undefined],
  ['no one sees any real point', 'wants-to-die', 'emergency'],
  ['no one, sees any real point', 'wants-to-die', 'emergency'],
  ['no one. sees any real point', undefined, undefined],
  ['kill time. then myself', 'wants-to-die', 'emergency'],
  ['kill', undefined, undefined],
  ['took my pills', 'took-drug', 'emergency'],
  ['took all my pills', 'took-drug', 'emergency'],
  ['took pills', 'took-drug', 'emergency'],
  ['took para and', 'took-drug', 'emergency'],
  ['took paracetamol', 'took-drug', 'emergency'],
  ['took 20 tablets', 'took-drug', 'emergency'],
  ['took 5 tablets', undefined, undefined],
  ['took 6 tablets', 'took-drug', 'emergency'],
  ['took 6.5 tablets', 'took-drug', 'emergency'],
  ['swallowed tablets', 'took-drug', 'emergency'],
  ['gone', 'took-drug', 'emergency'],
  ['gone now', undefined, undefined],
  ['had a drink and i am on call', 'drunk-at-work', 'urgent'],
  ['on call and had a drink', 'drunk-at-work', 'urgent'],
  ['had a drink', undefined, undefined],
  ['on call', undefined, undefined],
  ['had a drink, end of shift', undefined, undefined],
  ['had a drink, end of shift. next shift soon', 'drunk-at-work', 'urgent'],
  ['a rope', 'means', 'emergency'],
  ['years ago a rope', undefined, undefined],
  ['calm now and left a note', 'farewell', 'urgent'],
  ['calm now calm now', undefined, undefined],
  ['a note and a rope', 'means', 'emergency'],
  ['chcę umrzeć', 'language-pl', 'urgent'],
  ['potrzebuję pomocy', undefined, undefined],
  ['i want to die and took my pills', 'wants-to-die', 'emergency'],
  ['had a drink, on call, took my pills', 'took-drug', 'emergency'],
  ['w.a.n.t to die', 'wants-to-die', 'emergency'],
  ['d.i.e. w-a-n-t to die', 'wants-to-die', 'emergency'],
  ['want to dei', undefined, undefined],
  ["i wan't to die", 'wants-to-die', 'emergency'],
  ['im want to die', 'wants-to-die', 'emergency'],
  ['want to d1e', undefined, undefined],
  ['want to dieeee', 'wants-to-die', 'emergency'],
  ['wanttodie', undefined, undefined],
  ['tookall my pills', 'took-drug', 'emergency'],
  ['TOOK MY PÍLLS', 'took-drug', 'emergency'],
  ['took my\u00a0pills', 'took-drug', 'emergency'],
  ['took my pil\u00adls', 'took-drug', 'emergency'],
  ['i want to go and die', undefined, undefined],
  ['want 2 die', 'wants-to-die', 'emergency'],
  ['2 die want', undefined, undefined],
  ['took 20tablets', 'took-drug', 'emergency'],
  ['took 20 x tablets', undefined, undefined],
  ['took 20x30 tablets', undefined, undefined],
  ['said want to die', 'wants-to-die', 'emergency'],
  ['want die', undefined, undefined],
  ['took all of my pills', undefined, undefined],
  ['took my my pills', undefined, undefined],
])('%j raises %s', (text, rule, urgency) => {
  const { redFlag, answers } = read(text)
  expect([redFlag?.rule, answers.urgency]).toEqual([rule, urgency])
})

test.each([
  ['i am a consultant', 'any', { training: 'consultant' }],
  ['im a cons', 'any', { training: 'consultant' }],
  ['consultant', 'training', { training: 'consultant' }],
  ['consultant letter', 'any', {}],
  ['not a consultant', 'any', {}],
  ['not working in a consultant', 'any', {}],
  ['not, a consultant', 'any', { training: 'consultant' }],
  ['consultant sorry fy1', 'any', { training: 'foundation' }],
  ['consultant, i meant fy1', 'any', { training: 'foundation' }],
  ['fy1 consultant', 'any', { training: 'foundation' }],
  ['fy 1', 'any', { training: 'foundation' }],
  ['fy1 surgery', 'any', { training: 'foundation' }],
  ['surgery', 'training', { training: 'gp' }],
  ['surgery', 'specialty', { specialty: 'surgery' }],
  ['gp trainee', 'any', { training: 'gp-trainee' }],
  ['gp', 'any', { training: 'gp' }],
  ['career break', 'any', { training: 'retired-or-not-practising', issues: ['career'] }],
  ['career break', 'training', { training: 'retired-or-not-practising' }],
  ['my career', 'any', { issues: ['career'] }],
  ['my career', 'training', {}],
  ['my career', 'issues', { issues: ['career'] }],
  ['drinking too much', 'any', { issues: ['addiction'] }],
  ['drinking', 'any', {}],
  ['drinking', 'issues', { issues: ['addiction'] }],
  ['drinking too much, money', 'issues', { issues: ['addiction', 'money'] }],
  ['drinking too much and money is', 'issues', { issues: ['addiction'] }],
  ['drinking too much has money', 'issues', { issues: ['addiction'] }],
  ['depression, drinking and debt', 'issues', { issues: ['mental-health', 'addiction', 'money'] }],
  ['depressed and in debt', 'any', { issues: ['mental-health', 'money'] }],
  ['rota', 'any', { issues: ['work-relationships'] }],
  ['rota', 'issues', { issues: ['work-relationships'] }],
  ['rota and debt', 'issues', { issues: ['money'] }],
  ['rota', 'urgency', {}],
  ['do not know', 'any', { issues: ['not-sure'] }],
  ['do not know about debt', 'issues', { issues: ['money'] }],
  ['not depressed', 'any', {}],
  ['not in debt or depressed', 'any', { issues: ['mental-health'] }],
  ['complaint', 'training', { issues: ['misconduct'] }],
  ['fy1 complaint', 'training', { training: 'foundation', issues: ['misconduct'] }],
  ['this week', 'any', { urgency: 'urgent' }],
  ['no rush', 'urgency', { urgency: 'not-urgent' }],
  ['no rush but this week', 'urgency', { urgency: 'urgent' }],
  ['this week but no rush', 'urgency', { urgency: 'not-urgent' }],
  ['emergency', 'urgency', { urgency: 'emergency' }],
  ['emergency', 'any', { urgency: 'emergency' }],
  ['wessex', 'trainingRegion', { trainingRegion: 'wessex' }],
  ['wessex', 'any', {}],
  ['leeds', 'any', { location: 'england-outside-london' }],
  ['i am in leeds', 'location', { location: 'england-outside-london' }],
  ['reading', 'any', { location: 'england-outside-london' }],
  ['in reading', 'any', { location: 'england-outside-london' }],
  ['i was reading a book', 'any', {}],
  ['reading', 'location', { location: 'england-outside-london' }],
  ['reading please', 'location', { location: 'england-outside-london' }],
  ['sunny reading', 'any', { location: 'england-outside-london' }],
  ['battle of wills', 'any', {}],
  ['bath', 'location', { location: 'england-outside-london' }],
  ['hot bath tonight', 'any', {}],
  ['london road', 'any', {}],
  ['perth', 'any', { location: 'scotland' }],
  ['perth, australia', 'any', { location: 'outside-uk' }],
  ['perth. australia', 'any', { location: 'scotland' }],
  ['newcastle, county down', 'any', { location: 'northern-ireland' }],
  ['newcastle in northern ireland', 'any', { location: 'northern-ireland' }],
  ['croydon, kent', 'any', { location: 'london' }],
  ['london, england', 'any', { location: 'london' }],
  ['london, ontario', 'any', { location: 'outside-uk' }],
  ['kent, england', 'any', { location: 'england-outside-london' }],
  ['leeds kent', 'any', { location: 'england-outside-london' }],
  ['i live in leeds and work in perth', 'any', { location: 'scotland' }],
  ['work in perth, live in leeds', 'any', { location: 'scotland' }],
  ['from leeds, croydon', 'any', { location: 'london' }],
  ['leeds originally, perth now', 'any', { location: 'scotland' }],
  ['leeds now', 'any', { location: 'england-outside-london' }],
  ['my girlfriend moved to leeds', 'any', {}],
  ['st thomas hospital', 'any', { location: 'london' }],
  ['scotland', 'trainingRegion', { location: 'scotland' }],
  ['m1 4bt', 'any', { location: 'england-outside-london' }],
  ['m14bt', 'any', { location: 'england-outside-london' }],
  ['m14', 'any', {}],
  ['m14', 'location', { location: 'england-outside-london' }],
  ['in m14', 'any', { location: 'england-outside-london' }],
  ['postcode m14', 'any', { location: 'england-outside-london' }],
  ['tw1', 'location', { location: 'london' }],
  ['tw3', 'location', { location: 'london' }],
  ['tw4', 'location', { location: 'england-outside-london' }],
  ['e1', 'location', { location: 'london' }],
  ['e1w 3aa', 'any', { location: 'london' }],
  ['ct1', 'any', { training: 'core-or-specialty-trainee' }],
  ['ct1', 'location', { location: 'england-outside-london' }],
  ['postcode ct1', 'location', { location: 'england-outside-london' }],
  ['my ct1 job', 'location', { training: 'core-or-specialty-trainee' }],
  ['ct1 3ng', 'any', { location: 'england-outside-london' }],
  ['sy15 6aa', 'any', { location: 'wales' }],
  ['sy17 6aa', 'any', { location: 'england-outside-london' }],
  ['zz1 1aa', 'any', {}],
  ['bt1', 'location', { location: 'northern-ireland' }],
  ['je2', 'location', { location: 'crown-dependencies' }],
  ['m25', 'location', {}],
  ['fy1', 'location', { training: 'foundation' }],
  ['in ct1', 'any', { training: 'core-or-specialty-trainee' }],
  ['nw3 london leeds', 'any', { location: 'london' }],
  [
    'leeds, fy2, drinking too much',
    'any',
    { location: 'england-outside-london', training: 'foundation', issues: ['addiction'] },
  ],
] as const)('%j, where %s was asked, answers %j', (text, asked, answers) => {
  expect(read(text, asked).answers).toEqual(answers)
})

test.each([
  ['back', 'any', 'back'],
  ['ok back please', 'any', 'back'],
  ['back to work', 'any', undefined],
  ['go back', 'any', 'back'],
  ['previous question', 'any', 'back'],
  ['my job: previous question', 'any', 'back'],
  ['help', 'any', 'help'],
  ['help back', 'any', 'back'],
  ['back help', 'any', 'help'],
  ['delete previous question', 'any', 'clear'],
  ['emergency', 'urgency', undefined],
  ['urgent', 'urgency', undefined],
  ['urgent', 'any', undefined],
  ['rather not say', 'training', 'skip'],
  ['pass', 'any', 'skip'],
  ['back fy1', 'any', undefined],
  ['previous question consultant', 'any', 'back'],
] as const)('%j, where %s was asked, gives the command %s', (text, asked, command) => {
  expect(read(text, asked).command).toBe(command)
})

test.each([
  ['2', 'location', { location: 'england-outside-london' }],
  ['2', 'any', {}],
  ['0', 'location', {}],
  ['8', 'location', {}],
  ['the second one', 'location', { location: 'england-outside-london' }],
  ['second', 'location', { location: 'england-outside-london' }],
  ['last', 'location', { location: 'outside-uk' }],
  ['the last one', 'location', { location: 'outside-uk' }],
  ['second from bottom', 'location', { location: 'crown-dependencies' }],
  ['3rd from last', 'location', { location: 'northern-ireland' }],
  ['penultimate', 'location', { location: 'crown-dependencies' }],
  ['last but one', 'location', { location: 'crown-dependencies' }],
  ['very last', 'location', { location: 'outside-uk' }],
  ['middle', 'location', { location: 'wales' }],
  ['middle', 'training', {}],
  ['top', 'location', { location: 'london' }],
  ['very first', 'location', { location: 'london' }],
  ['first two', 'issues', { issues: ['addiction', 'mental-health'] }],
  ['first two', 'location', {}],
  ['last 3', 'issues', { issues: ['physical-health', 'money', 'not-sure'] }],
  ['bottom two', 'issues', { issues: ['money', 'not-sure'] }],
  ['first three please', 'issues', { issues: ['addiction', 'mental-health', 'misconduct'] }],
  ['1, 3', 'issues', { issues: ['addiction', 'misconduct'] }],
  ['1 and 3', 'issues', { issues: ['addiction', 'misconduct'] }],
  ['1 3', 'location', {}],
  ['1, 1', 'issues', { issues: ['addiction'] }],
  ['one and two and 3', 'issues', { issues: ['addiction', 'mental-health', 'misconduct'] }],
  ['option two', 'location', { location: 'england-outside-london' }],
  ['number 2', 'location', { location: 'england-outside-london' }],
  ['i would like number 4 please', 'location', { location: 'wales' }],
  ['2 weeks', 'location', {}],
  ['1 99', 'issues', {}],
  ['twelve', 'training', { training: 'not-a-doctor' }],
  ['thirteen', 'trainingRegion', { trainingRegion: 'not-in-training-programme' }],
  ['scotland', 'location', { location: 'scotland' }],
  ['The scotland one', 'location', { location: 'scotland' }],
  ['the scotland one', 'any', { location: 'scotland' }],
  ['sas people', 'any', {}],
  ['sas people', 'location', {}],
  ['sas people', 'training', { training: 'sas' }],
  ['the sas one', 'any', { training: 'sas' }],
  ['sas', 'location', { training: 'sas' }],
  ['12', 'training', { training: 'not-a-doctor' }],
  ['13', 'training', {}],
  ['my last', 'location', {}],
  ['last orders', 'location', {}],
  ['second last', 'location', { location: 'crown-dependencies' }],
  ['second from the last', 'location', { location: 'crown-dependencies' }],
  ['second up from bottom', 'location', { location: 'crown-dependencies' }],
  ['very second to end', 'location', { location: 'crown-dependencies' }],
  ['next to last', 'location', { location: 'crown-dependencies' }],
  ['my last two', 'issues', {}],
  ['last two weeks', 'issues', {}],
  ['my middle', 'location', {}],
  ['middle ages', 'location', {}],
  ['centre', 'location', { location: 'wales' }],
  ['my very top', 'location', {}],
  ['top secret', 'location', {}],
  ['top of the list', 'location', { location: 'london' }],
  ['first and last', 'issues', {}],
  ['second option', 'location', { location: 'england-outside-london' }],
  ['both 1 and 2', 'issues', { issues: ['addiction', 'mental-health'] }],
  ['1 plus 2 also 3', 'issues', { issues: ['addiction', 'mental-health', 'misconduct'] }],
  ['scotland people', 'location', { location: 'scotland' }],
  ['scotland people', 'any', { location: 'scotland' }],
  ['scotland people', 'training', { location: 'scotland' }],
  ['the gp one', 'location', { training: 'gp' }],
  ['', 'location', {}],
  ['?', 'location', {}],
  ['', 'issues', {}],
  ['please', 'issues', {}],
  ['first or second', 'location', {}],
  ['1 2 3 4 5 6 7 8 9 1', 'issues', {}],
  ['last nine', 'urgency', {}],
  ['third from last', 'urgency', { urgency: 'urgent' }],
  ['fourth from bottom', 'urgency', { urgency: 'emergency' }],
  ['first four', 'urgency', {}],
  ['first four', 'issues', { issues: ['addiction', 'mental-health', 'misconduct', 'disability'] }],
] as const)('%j, as a reply about %s, chooses %j', (text, asked, answers) => {
  const found = read(text, asked)
  expect([found.answers, found.command]).toEqual([answers, undefined])
})

test.each([
  ['2', 'location', ['wales', 'scotland'], { location: 'scotland' }],
  ['3', 'location', ['wales', 'scotland'], {}],
  ['wales', 'location', ['Wales', 'Prefer not to say'], { location: 'wales' }],
  ['2', 'location', ['Wales', 'Prefer not to say'], 'skip'],
  ['second', 'location', ['wales', 'skip'], 'skip'],
  ['skipped', 'location', ['wales', 'skipped'], 'skip'],
  ['1', 'location', ['The wales one', 'x'], { location: 'wales' }],
  ['2', 'location', ['The wales one', 'x'], {}],
  ['last', 'issues', ['money', 'career', 'skip'], 'skip'],
  ['1 and 3', 'issues', ['money', 'career', 'Skip'], 'skip'],
  ['1 and 2', 'issues', ['money', 'money people'], { issues: ['money'] }],
  ['1 and 2', 'issues', ['money', 'tea'], {}],
  ['1', 'location', ['tea'], {}],
  ['skip', 'location', ['skip', 'wales'], 'skip'],
  ['1', 'location', ['not skip', 'wales'], {}],
  ['1', 'location', ['skip this', 'wales'], {}],
  ['last four', 'issues', ['money', 'skip'], {}],
  ['first two', 'issues', ['money', 'career'], { issues: ['money', 'career'] }],
  ['third from last', 'location', ['skip', 'wales'], {}],
  ['second from last', 'location', ['wales', 'skip'], { location: 'wales' }],
  ['1 99', 'issues', ['skip', 'money'], {}],
  ['1 0', 'issues', ['skip', 'money'], {}],
  ['1 tea', 'issues', ['skip', 'money'], {}],
  ['1 1 1', 'issues', ['skip', 'money'], {}],
  ['1 1', 'issues', ['money', 'skip'], { issues: ['money'] }],
] as const)('%j, about %s with %j shown, chooses %j', (text, asked, options, expected) => {
  const { command, answers } = read(text, asked, options)
  expect(command ?? answers).toEqual(expected)
})

test('what fired is named in order: the red flag, the command, the language, the answers', () => {
  expect(read('chcę umrzeć')).toMatchObject({
    redFlag: { category: 'thoughts', rule: 'language-pl' },
    language: 'pl',
    because: ['red-flag/thoughts/language-pl', 'language/pl'],
  })
  expect(read('potrzebuję pomocy')).toMatchObject({ redFlag: undefined, language: 'pl', because: ['language/pl'] })
  expect(read('i want to die. previous question').because).toEqual(['red-flag/thoughts/wants-to-die', 'command/back'])
  expect(read('fy2 in leeds, i took my pills')).toMatchObject({
    redFlag: { category: 'overdose', rule: 'took-drug' },
    answers: { location: 'england-outside-london', training: 'foundation', urgency: 'emergency' },
    because: ['red-flag/overdose/took-drug', 'location/england-outside-london', 'training/foundation'],
  })
  expect(read('i am scared')).toMatchObject({
    redFlag: undefined,
    command: undefined,
    language: undefined,
    because: [],
  })
})

describe('small words', () => {
  const leeds = { location: 'england-outside-london' }

  test.each([
    'sunny',
    'lovely',
    'good',
    'old',
    'rainy',
    'wet',
    'cold',
    'near',
    'nr',
    'glorious',
    'dear',
    'bloody',
    'up',
    'down',
    'the',
    'a',
    'i am',
    'it is',
    'hospital',
    'trust',
    'nhs',
    'dgh',
    'currently',
    'here',
    'for',
    'my',
    'sins',
    'please',
    'area',
    'way',
    'based',
  ])('beside a place that is an everyday word, "%s" leaves it one', (word) => {
    expect(read(`${word} reading`).answers).toEqual(leeds)
    expect(read(`reading ${word}`).answers).toEqual(leeds)
  })

  test.each(['sorry', 'meant', 'mean', 'wait', 'oops', 'actually', 'rather'])(
    'after "%s" a place begins anew',
    (word) => {
      expect(read(`no ${word} reading`).answers).toEqual(leeds)
      expect(read(`no tea ${word} x reading`).answers).toEqual({})
    },
  )

  test.each(['since', 'until', 'till', 'til', 'then', 'originally'])('before "%s" a place has ended', (word) => {
    expect(read(`reading ${word} may`).answers).toEqual(leeds)
  })

  test.each(['in', 'on', 'co', 'county', 'the', 'near', 'one', 'that', 'is'])(
    '"%s" may stand between a place and where it is',
    (word) => {
      expect(read(`perth ${word} australia`).answers).toEqual({ location: 'outside-uk' })
      expect(read('perth over australia').answers).toEqual({ location: 'scotland' })
      expect(read('perth in on the one australia').answers).toEqual({ location: 'scotland' })
    },
  )

  test.each(['in', 'postcode', 'at', 'near', 'around'])('after "%s" a district is a place', (word) => {
    expect(read(`${word} m14`).answers).toEqual(leeds)
  })

  test.each([
    'i',
    'am',
    'a',
    'an',
    'the',
    'my',
    'just',
    'at',
    'in',
    'really',
    'please',
    'it',
    'is',
    'currently',
    'have',
    'been',
    'now',
    'can',
  ])('beside the answer that was asked for, "%s" says nothing', (word) => {
    expect(read(`${word} surgery`, 'training').answers).toEqual({ training: 'gp' })
  })

  test.each(['fy1', 'fy2', 'f1', 'y1', 'f9', 'a1', 'a9', 'c19', 'b12', 't1', 't4', 's1', 's4', 'm25'])(
    '%s is no district',
    (word) => {
      expect(read(word, 'location').answers).not.toHaveProperty('location')
    },
  )

  test.each(['ct1', 'ct4', 'st1', 'st9', 'im1', 'im4', 'l1', 'd1'])(
    '%s is one only where a place was asked for and nothing else was said',
    (word) => {
      expect(read(`in ${word}`).answers).not.toHaveProperty('location')
    },
  )

  test.each(['m251', 'm25a', 'm26'])('%s is one', (word) => {
    expect(read(word.slice(0, 3), 'location').answers).toEqual(word === 'm26' ? leeds : {})
  })
})

test('each word for a number chooses, in order', () => {
  const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth'.split(
    ' ',
  )
  const short = '1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th 13th'.split(' ')
  const cardinals = 'one two three four five six seven eight nine ten eleven twelve thirteen'.split(' ')
  const chosen = (word: string) => read(`option ${word}`, 'trainingRegion').answers.trainingRegion
  for (const words of [ordinals, short, cardinals]) expect(words.map(chosen)).toEqual([...facets.trainingRegion])
})

test.each([
  'the',
  'ill',
  'i',
  'will',
  'would',
  'go',
  'for',
  'with',
  'pick',
  'choose',
  'take',
  'its',
  'it',
  'is',
  'please',
  'thanks',
  'my',
  'be',
  'ok',
  'yes',
  'probably',
  'maybe',
  'think',
  'answer',
  'choice',
  'number',
])('with "%s" beside it a number is a choice still', (word) => {
  expect(read(`${word} 2`, 'location').answers).toEqual({ location: 'england-outside-london' })
})

test.each([
  ['not urgent', 'urgency', { urgency: 'not-urgent' }, undefined],
  ['this is an emergency', 'urgency', { urgency: 'emergency' }, undefined],
  ['this is an emergency', 'any', {}, 'urgent-help'],
  ['previous question, emergency', 'urgency', {}, 'back'],
  ['previous question', 'urgency', {}, 'back'],
] as const)('%j, where %s was asked, answers %j or gives the command %s', (text, asked, answers, command) => {
  const found = read(text, asked)
  expect([found.answers, found.command]).toEqual([answers, command])
})

test('of answers within each other the longest counts', () => {
  expect(read('i see a gp trainee there').answers).toEqual({ training: 'gp-trainee' })
  expect(read('gp trainee and gp').answers).toEqual({ training: 'gp-trainee' })
  expect(read('a consultant letter and fy1').answers).toEqual({ training: 'foundation' })
})

test('cues before and after a place count where they belong', () => {
  expect(read('now leeds, croydon').answers).toEqual({ location: 'england-outside-london' })
  expect(read('croydon, leeds now').answers).toEqual({ location: 'england-outside-london' })
  expect(read('originally leeds, croydon').answers).toEqual({ location: 'england-outside-london' })
  expect(read('based in, croydon, leeds now').answers).toEqual({ location: 'england-outside-london' })
  expect(read('from leeds. in croydon').answers).toEqual({ location: 'london' })
})

test('a sign in which the writer speaks of themselves is not taken away by a context that spares it', () => {
  expect(flagOf('patient said kill all before myself')).toBe('wants-to-die')
  expect(flagOf('patient said no real point')).toBeUndefined()
})

test.each([
  ['leeds', ['leads', 'leeeds']],
  ['consultant', ['consultent', 'consutlant', 'cconsultant']],
  ['tablets', ['tablest', 't4blets', 'tabletss']],
])('%s is read where it is misspelt', (word, slips) => {
  for (const slip of slips) {
    const text = word === 'tablets' ? `swallowed ${slip}` : slip
    expect([slip, read(text)]).toEqual([
      slip,
      expect.objectContaining(word === 'tablets' ? { redFlag: expect.anything() } : { answers: read(word).answers }),
    ])
  }
})

test.each(['consult', 'stable', 'swallowed pillow', 'xqzwvk'])('%s is no slip of anything', (text) => {
  const { redFlag, answers } = read(text)
  expect([redFlag, answers]).toEqual([undefined, {}])
})
