import { loadCatalog } from '../../src/catalog/loadCatalog.ts'
import { aFolder, removeFolders } from '../content/aFolder.ts'

afterAll(removeFolders)

const record = `id: one
name: One line
alsoKnownAs: [OL]
provider: A charity
runBy: external
answeredBy: counsellor
whoAnswers: A counsellor
summary: Somebody to talk to.
helpsWith: [money, career]
bestFor: [money]
forWhom:
  rule: Doctors in London and Wales.
  location: [london, wales]
  training: [gp, sas]
  urgency: anyone
  specialty: anyone
  trainingRegion: anyone
onlyIf:
  - text: Members only
    for: [gp]
contacts:
  - kind: phone
    value: "020 7946 0101"
    hours:
      sessions:
        - days: [mon, tue]
          opens: "09:00"
          closes: "12:00"
        - days: [mon]
          opens: "13:00"
          closes: "17:00"
      closedOnBankHolidays: england-and-wales
  - kind: text
    value: "07911 123456"
    where: [wales]
    evidence:
      source: their page about texts
      date: "2024-06"
      grade: A
hours: always
immediate: true
selfReferral: "yes"
confidentiality:
  promise: It stays with them.
  limits: They tell somebody if a life is in danger.
barriers:
  - question: Will my employer know?
    answer: They say no.
    evidence:
      source: their page of questions
      date: "2021"
      grade: B
formerly:
  names: [The old line]
  numbers: ["020 7946 0999"]
status: current
evidence:
  - source: their page
    date: "2024-06-28"
    grade: A
checked:
  on: "2026-01-31"
  how: phoned it
  role: wellbeing lead
recheckBy: "2027-05-22"
`
const other = record
  .replace('id: one', 'id: two')
  .replace('One line', 'Second line')
  .replace('[OL]', '[TL]')
  .replace(/formerly:\n.*\n.*\n/, '')
const unchecked = record.replace(/checked:\n(  .*\n)+/, '')

/** What loading says of `one.yaml`, beside a sound `two.yaml`. */
function problemsOf(text: string, file = 'one.yaml'): readonly string[] {
  const { problems } = loadCatalog(aFolder({ [file]: text, 'two.yaml': other }))
  return problems.map(({ file, line, message }) => `${file}:${String(line)} ${message}`)
}

/** The record with one piece replaced, which must be there. */
function changed(from: string | RegExp, to: string, text = record): string {
  const result = text.replace(from, () => to)
  if (result === text) throw new Error(`the record does not hold ${String(from)}`)
  return result
}

test('a sound record is taken, with what it leaves out filled in', () => {
  const { catalog, problems } = loadCatalog(aFolder({ 'one.yaml': record, 'two.yaml': other }))
  expect(problems).toStrictEqual([])
  expect(catalog.services.map(({ id }) => id)).toStrictEqual(['one', 'two'])
  expect(catalog.byId.get('one')).toMatchObject({ notFor: [], asksFor: [], offers: [] })
  expect(catalog.files.get('one')).toBe('one.yaml')
  const least = record
    .replace(/alsoKnownAs.*\n/, '')
    .replace(/bestFor.*\n/, '')
    .replace(/onlyIf:\n(  .*\n)+/, '')
    .replace(/contacts:\n(  .*\n)+/, '')
    .replace(/hours: always\n/, '')
    .replace(/confidentiality:\n(  .*\n)+/, '')
    .replace(/barriers:\n(  .*\n)+/, '')
    .replace(/formerly:\n(  .*\n)+/, 'formerly: {}\n')
    .replace(/checked:\n(  .*\n)+/, '')
  const { catalog: bare, problems: none } = loadCatalog(aFolder({ 'one.yaml': least }))
  expect(none).toStrictEqual([])
  expect(bare.byId.get('one')).toMatchObject({
    alsoKnownAs: [],
    bestFor: [],
    onlyIf: [],
    contacts: [],
    hours: 'unknown',
    barriers: [],
    formerly: { names: [], numbers: [] },
  })
})

test.each([
  [
    'an id with a capital',
    'id: one',
    'id: One',
    ['one.yaml:1 an id is lower-case words joined by hyphens, beginning with a letter'],
  ],
  [
    'an id that begins with a figure',
    'id: one',
    'id: 1one',
    ['one.yaml:1 an id is lower-case words joined by hyphens, beginning with a letter'],
  ],
  [
    'an id that another service has',
    'id: one',
    'id: two',
    [
      'one.yaml:1 the file of "two" must be called two.yaml',
      'two.yaml:1 there is a service "two" already, in one.yaml',
    ],
  ],
  [
    'a name that another service has',
    'name: One line',
    'name: Second line',
    ['two.yaml:2 there is a service called "Second line" already, in one.yaml'],
  ],
  ['a file of another name', 'id: one', 'id: once', ['one.yaml:1 the file of "once" must be called once.yaml']],
  [
    'an option that stands twice',
    'location: [london, wales]',
    'location: [london, wales, london]',
    ['one.yaml:13 "london" stands twice'],
  ],
  ['no option at all', 'training: [gp, sas]', 'training: []', ['one.yaml:14 "training" needs at least 1 in its list']],
  [
    'an option that stands in serves and in maybe',
    'training: [gp, sas]',
    'training: { serves: [gp, sas], maybe: [sas] }',
    ['one.yaml:14 "sas" stands in serves too'],
  ],
  [
    'another name that stands twice',
    'alsoKnownAs: [OL]',
    'alsoKnownAs: [OL, Ollie, OL]',
    ['one.yaml:3 "OL" stands twice'],
  ],
  [
    'a main issue that stands twice',
    'bestFor: [money]',
    'bestFor: [money, money]',
    ['one.yaml:10 "money" stands twice'],
  ],
  [
    'a main issue that it does not help with',
    'bestFor: [money]',
    'bestFor: [addiction]',
    ['one.yaml:10 a service can be best only for what it helps with: add the issue to helpsWith too'],
  ],
  [
    '"not sure" as what it helps with',
    'helpsWith: [money, career]',
    'helpsWith: [money, career, not-sure]',
    [
      'one.yaml:9 no option "not-sure" in helpsWith: write one of addiction, mental-health, misconduct, disability, career, work-relationships, physical-health, money',
    ],
  ],
  [
    'a question without its mark',
    'Will my employer know?',
    'Will my employer know',
    ['one.yaml:47 a question ends with a question mark'],
  ],
  [
    'a name in place of a role',
    'role: wellbeing lead',
    'role: Dr Jones',
    ['one.yaml:64 write their role, never their name'],
  ],
  [
    'limits in a word',
    'limits: They tell somebody if a life is in danger.',
    'limits: None.',
    ['one.yaml:45 say when it would tell somebody, and whom; if it names none: "They name no limits that we know of."'],
  ],
  [
    'an old number that stands twice',
    'numbers: ["020 7946 0999"]',
    'numbers: ["020 7946 0999", "020 7946 0999"]',
    ['one.yaml:55 "020 7946 0999" stands twice'],
  ],
  [
    'an old number that is none',
    'numbers: ["020 7946 0999"]',
    'numbers: ["020 7946"]',
    ['one.yaml:55 "020 7946" is not a valid UK phone number'],
  ],
  [
    'no source',
    `evidence:
  - source: their page
    date: "2024-06-28"
    grade: A
`,
    `evidence: []
`,
    ['one.yaml:57 "evidence" needs at least 1 in its list'],
  ],
  [
    'a date that is none',
    'date: "2024-06-28"',
    'date: "2024-13-28"',
    ['one.yaml:59 a date is YYYY, YYYY-MM, YYYY-MM-DD, "undated" or "about ..."'],
  ],
  [
    'a day that is none',
    'date: "2024-06-28"',
    'date: "2024-06-32"',
    ['one.yaml:59 a date is YYYY, YYYY-MM, YYYY-MM-DD, "undated" or "about ..."'],
  ],
  [
    'a date with words before it',
    'date: "2024-06-28"',
    'date: since 2024',
    ['one.yaml:59 a date is YYYY, YYYY-MM, YYYY-MM-DD, "undated" or "about ..."'],
  ],
  [
    'a date with words after it',
    'date: "2024-06-28"',
    'date: 2024-06-28 or so',
    ['one.yaml:59 a date is YYYY, YYYY-MM, YYYY-MM-DD, "undated" or "about ..."'],
  ],
  [
    'a year of another century',
    'date: "2024-06-28"',
    'date: "1824"',
    ['one.yaml:59 a date is YYYY, YYYY-MM, YYYY-MM-DD, "undated" or "about ..."'],
  ],
  [
    'grade A for an old page',
    'date: "2024-06-28"',
    'date: "2023-12-31"',
    [
      'one.yaml:60 grade A is for their own page dated 2024 or later, and this one is 2023-12-31: write B for their own page of 2018 to 2023 or undated, C for any other',
    ],
  ],
  [
    'grade A for a page without a date',
    'date: "2024-06-28"',
    'date: undated',
    [
      'one.yaml:60 grade A is for their own page dated 2024 or later, and this one is undated: write B for their own page of 2018 to 2023 or undated, C for any other',
    ],
  ],
  [
    'grade B for an older page',
    'date: "2021"',
    'date: "2017"',
    ['one.yaml:52 grade B is for their own page, undated or of 2018 to 2023, and this one is 2017: write C'],
  ],
  [
    'grade B for a new page',
    'date: "2021"',
    'date: "2024-01-01"',
    [
      'one.yaml:52 grade B is for their own page, undated or of 2018 to 2023, and this one is 2024-01-01: write A, or C if the page is somebody else’s',
    ],
  ],
  [
    'a year in words that is none',
    `date: "2021"
      grade: B`,
    `date: about 2999
      grade: C`,
    ['one.yaml:51 "about 2999" names no year that can be: write "about" and a year, such as "about 2015"'],
  ],
  [
    'a year in words before any service',
    `date: "2021"
      grade: B`,
    `date: about 1899
      grade: C`,
    ['one.yaml:51 "about 1899" names no year that can be: write "about" and a year, such as "about 2015"'],
  ],
  [
    'a year in words without a year',
    `date: "2021"
      grade: B`,
    `date: about then
      grade: C`,
    ['one.yaml:51 "about then" names no year that can be: write "about" and a year, such as "about 2015"'],
  ],
  [
    'a source later than the day to look again',
    'date: "2024-06-28"',
    'date: "2027-05-23"',
    ['one.yaml:59 2027-05-23 is later than recheckBy (2027-05-22): one of the two is wrong'],
  ],
  [
    "a contact's source later than the day to look again",
    'date: "2024-06"',
    'date: "2027-06"',
    ['one.yaml:38 2027-06 is later than recheckBy (2027-05-22): one of the two is wrong'],
  ],
  [
    "a barrier's source later than the day to look again",
    `date: "2021"
      grade: B`,
    `date: "2027-06-01"
      grade: C`,
    ['one.yaml:51 2027-06-01 is later than recheckBy (2027-05-22): one of the two is wrong'],
  ],
  [
    'a check later than the day to look again',
    'on: "2026-01-31"',
    'on: "2027-05-23"',
    ['one.yaml:62 2027-05-23 is later than recheckBy (2027-05-22): one of the two is wrong'],
  ],
  [
    'a day to look again far ahead',
    'recheckBy: "2027-05-22"',
    'recheckBy: "2032-05-22"',
    [
      'one.yaml:65 2032-05-22 is more than 5 years after the newest date in the catalog (2026-11-22): facts wear out sooner',
    ],
  ],
  [
    'a condition for somebody it does not serve',
    'for: [gp]',
    'for: [consultant]',
    ['one.yaml:20 "consultant" is not among those whom forWhom.training serves: nobody would read this condition'],
  ],
  [
    'nobody who answers straight away',
    'answeredBy: counsellor',
    'answeredBy: nobody',
    ['one.yaml:41 nobody answers here, by answeredBy, so nobody can answer straight away: write false'],
  ],
  [
    'peer support straight away',
    'immediate: true',
    `immediate: true
peerSupport: true`,
    ['one.yaml:42 peer support is by arrangement: write immediate: false, or remove peerSupport'],
  ],
  [
    'peer support by its name',
    'name: One line',
    'name: One peer and other support',
    ['one.yaml:2 a service of peer support says so: write peerSupport: true'],
  ],
  [
    "another name that is a service's",
    'alsoKnownAs: [OL]',
    'alsoKnownAs: [second LINE]',
    ['one.yaml:3 "second LINE" is a name of "two" today'],
  ],
  [
    "an old name that is a service's other name",
    'names: [The old line]',
    'names: [tl]',
    ['one.yaml:54 "tl" is a name of "two" today'],
  ],
  [
    'an old name that is an answer',
    'names: [The old line]',
    'names: [Mental Health]',
    ['one.yaml:54 "Mental Health" is an answer that people type: remove it, or write the whole old name'],
  ],
  [
    'superseded by nobody knows what',
    'status: current',
    'status: superseded',
    ['one.yaml:56 "one" is superseded: say by which service, with supersededBy'],
  ],
  [
    'superseded and current',
    'status: current',
    `status: current
supersededBy: two`,
    ['one.yaml:57 "one" is current: write status: superseded, or remove supersededBy'],
  ],
  [
    'superseded by itself',
    'status: current',
    `status: superseded
supersededBy: one`,
    ['one.yaml:57 "one" cannot be superseded by itself'],
  ],
  [
    'superseded by a slip',
    'status: current',
    `status: superseded
supersededBy: twoo`,
    ['one.yaml:57 there is no service "twoo"; did you mean "two"?'],
  ],
  [
    'superseded by what there is not',
    'status: current',
    `status: superseded
supersededBy: something-else`,
    ['one.yaml:57 there is no service "something-else"'],
  ],
  [
    'a way to reach it that was given up',
    'value: "020 7946 0101"',
    'value: "020 7946 0999"',
    ['one.yaml:23 "020 7946 0999" is an old number of "one"'],
  ],
  [
    'a text with a number that was given up',
    'summary: Somebody to talk to.',
    'summary: Not on 020 7946 0999.',
    ['one.yaml:8 "020 7946 0999" is an old number of "one"'],
  ],
  [
    'a text with a short number of no service',
    'summary: Somebody to talk to.',
    'summary: Dial 222 for help.',
    ['one.yaml:8 "222" is the number of no service: one of the two is wrong'],
  ],
  [
    'a number with a letter',
    'value: "020 7946 0101"',
    'value: "020 7946 O101"',
    ['one.yaml:23 "020 7946 O101" is not a valid UK phone number'],
  ],
  [
    'a number without spaces',
    'value: "020 7946 0101"',
    'value: "02079460101"',
    ['one.yaml:23 write "02079460101" with spaces, as people say it: "0330 123 1245"'],
  ],
  [
    'a number of another country',
    'value: "020 7946 0101"',
    'value: "+33 1 42 68 53 00"',
    ['one.yaml:23 "+33 1 42 68 53 00" is not a valid UK phone number'],
  ],
  [
    'a number that costs extra',
    'value: "020 7946 0101"',
    'value: "0845 920 0169"',
    ['one.yaml:23 "0845 920 0169" costs extra to call: find its 01, 02, 03 or 080 number'],
  ],
  [
    'a short code that takes no calls',
    'value: "020 7946 0101"',
    'value: "85258"',
    ['one.yaml:23 "85258" is not a valid UK phone number'],
  ],
  [
    'a text number that takes none',
    'value: "07911 123456"',
    'value: "020 7946 0102"',
    ['one.yaml:34 "020 7946 0102" cannot take text messages: it is neither a mobile number nor 999 or 85258'],
  ],
  [
    'an hour that is none',
    'opens: "09:00"',
    'opens: "9:00"',
    ['one.yaml:27 a time is "HH:MM" in quotes, from "00:00" to "23:59"'],
  ],
  [
    'an hour with more behind it',
    'opens: "09:00"',
    'opens: "09:00h"',
    ['one.yaml:27 a time is "HH:MM" in quotes, from "00:00" to "23:59"'],
  ],
  [
    'an hour with more before it',
    'opens: "09:00"',
    'opens: "109:00"',
    ['one.yaml:27 a time is "HH:MM" in quotes, from "00:00" to "23:59"'],
  ],
  ['the hour 24', 'closes: "12:00"', 'closes: "24:00"', ['one.yaml:28 there is no "24:00": midnight is "00:00"']],
  ['a day that stands twice', 'days: [mon, tue]', 'days: [mon, tue, mon]', ['one.yaml:26 "mon" stands twice']],
  [
    'a session that closes when it opens',
    'closes: "12:00"',
    'closes: "09:00"',
    [
      'one.yaml:28 a session cannot close when it opens: write a whole day as "00:00" to "12:00" and "12:00" to "00:00"',
      'one.yaml:30 these hours overlap with "09:00" to "09:00": a day\'s sessions follow each other',
    ],
  ],
  [
    'sessions that overlap',
    'opens: "13:00"',
    'opens: "11:59"',
    ['one.yaml:30 these hours overlap with "09:00" to "12:00": a day\'s sessions follow each other'],
  ],
  [
    'sessions that overlap past midnight',
    `closes: "12:00"
        - days: [mon]
          opens: "13:00"
          closes: "17:00"`,
    `closes: "12:00"
        - days: [sun]
          opens: "20:00"
          closes: "09:01"`,
    ['one.yaml:30 these hours overlap with "09:00" to "12:00": a day\'s sessions follow each other'],
  ],
  [
    'no session',
    `sessions:
        - days: [mon, tue]
          opens: "09:00"
          closes: "12:00"
        - days: [mon]
          opens: "13:00"
          closes: "17:00"
`,
    `sessions: []
`,
    ['one.yaml:25 "sessions" needs at least 1 in its list'],
  ],
  [
    'no day',
    `days: [mon]
`,
    `days: []
`,
    ['one.yaml:29 "days" needs at least 1 in its list'],
  ],
  [
    'a short code that takes no texts',
    'value: "07911 123456"',
    'value: "111"',
    ['one.yaml:34 "111" cannot take text messages: it is neither a mobile number nor 999 or 85258'],
  ],
  [
    'a text with a number of no service',
    'summary: Somebody to talk to.',
    'summary: Call +44 20 7946 0123.',
    ['one.yaml:8 "+44 20 7946 0123" is the number of no service: one of the two is wrong'],
  ],
  [
    'a text with a number behind 18001',
    'summary: Somebody to talk to.',
    'summary: Use 18001 020 7946 0123.',
    ['one.yaml:8 "020 7946 0123" is the number of no service: one of the two is wrong'],
  ],
  [
    'a text with a short number to text',
    'summary: Somebody to talk to.',
    'summary: Text  333 for help.',
    ['one.yaml:8 "333" is the number of no service: one of the two is wrong'],
  ],
  [
    'a barrier with a number of no service',
    'answer: They say no.',
    'answer: Ask 020 7946 0124.',
    ['one.yaml:48 "020 7946 0124" is the number of no service: one of the two is wrong'],
  ],
  [
    'nobody it could serve',
    'trainingRegion: anyone',
    'trainingRegion: [london]',
    ['one.yaml:11 no answers can reach this service: look at forWhom, and at `where` of its contacts'],
  ],
])('%s is refused with its line', (_, from, to, problems) => {
  expect(problemsOf(changed(from, to))).toStrictEqual(problems)
})

test.each([
  [
    'on grade C alone',
    `    grade: A
recheckBy`,
    `    grade: C
recheckBy`,
    [
      'one.yaml:56 "current" needs a source of grade A or B, or that a person has checked it: with grade C alone write unconfirmed',
    ],
  ],
  [
    'on grades C and N',
    `    grade: A
recheckBy`,
    `    grade: C
  - source: a list
    date: undated
    grade: N
recheckBy`,
    [
      'one.yaml:56 "current" needs a source of grade A or B, or that a person has checked it: with grade C and N alone write unconfirmed',
    ],
  ],
  [
    'a contact on grade C',
    `      grade: A
hours`,
    `      grade: C
hours`,
    [
      'one.yaml:39 "current" needs a source of grade A or B, or that a person has checked it: with grade C alone write unconfirmed',
    ],
  ],
])('what nobody has checked cannot be current %s', (_, from, to, problems) => {
  expect(problemsOf(changed(from, to, unchecked))).toStrictEqual(problems)
})

test.each([
  ['checked by a person', 'grade: A\nchecked', 'grade: C\nchecked'],
  ['a page of grade B from 2018', 'date: "2021"', 'date: "2018"'],
  ['a page of grade B from 2023', 'date: "2021"', 'date: "2023-12-31"'],
  ['a source of grade B', 'date: "2024-06-28"\n    grade: A', 'date: undated\n    grade: B'],
  ['the newest date five years before it is due', 'recheckBy: "2027-05-22"', 'recheckBy: "2031-12-31"'],
  ['a year in words', 'date: "2021"\n      grade: B', 'date: about 2015\n      grade: C'],
  ['a source of the day it is due', 'date: "2024-06-28"', 'date: "2027-05-22"'],
  ['sessions that touch', 'opens: "13:00"', 'opens: "12:00"'],
  ['a session past midnight', 'closes: "17:00"', 'closes: "08:59"'],
  [
    'dates, years and short codes in a text',
    'Somebody to talk to.',
    'Since 2024-06-28 or 2024-06; call 112; 1245 calls.',
  ],
  ['a number in other words', 'Somebody to talk to.', 'Ring 18001 020 7946 0101 or +44 (0)20 7946 0101.'],
  ['its own old name', 'names: [The old line]', 'names: [One line]'],
  ['peer support by arrangement', 'immediate: true', 'immediate: false\npeerSupport: true'],
  ['a role that begins like a title', 'role: wellbeing lead', 'role: Professional lead'],
])('%s is no mistake', (_, from, to) => {
  expect(problemsOf(changed(from, to))).toStrictEqual([])
})

test.each([
  ['what people find where they work', 'kind: local\n    value: Ask at the desk'],
  ['a place to go to', 'kind: in-person\n    value: The desk'],
])('%s needs no page that says so', (_, contact) => {
  const own = '\n    evidence:\n      source: a list\n      date: "2012"\n      grade: C'
  expect(problemsOf(changed('kind: phone\n    value: "020 7946 0101"', `${contact}${own}`, unchecked))).toStrictEqual(
    [],
  )
})

test('a service whose contacts work only where it does not serve can be reached by nobody', () => {
  const elsewhere = changed('value: "020 7946 0101"', 'value: "020 7946 0101"\n    where: [scotland]')
  expect(problemsOf(changed('where: [wales]', 'where: [scotland]', elsewhere))).toStrictEqual([
    'one.yaml:21 no answers can reach this service: look at forWhom, and at `where` of its contacts',
  ])
})

test('a closed way may still have a number that was given up', () => {
  const closed = changed('value: "020 7946 0101"', 'value: "020 7946 0999"\n    status: closed')
  expect(problemsOf(closed)).toStrictEqual([])
})
