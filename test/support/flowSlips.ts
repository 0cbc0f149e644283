import type { Slip } from './mistakes.ts'

const of =
  (name: string) =>
  (kind: string, find: RegExp, change: Slip['change'], named?: Slip['named']): Slip => ({
    kind,
    file: new RegExp(`^flows/${name}\\.yaml$`),
    find,
    change,
    ...(named === undefined ? {} : { named }),
  })
const flow = of('find-support')
const phrases = of('phrases')
const emergency = of('emergency')
const gaps = of('gaps')
const widget = of('widget')

/** Slips in the files of `flows/`. */
export const flowSlips: readonly Slip[] = [
  flow('an option removed', /(?<=\n) +- \{ id: scotland, .+\n/, '', 'parent'),
  flow('another option removed', /(?<=\n) +- \{ id: addiction, .+\n/, '', 'parent'),
  flow('an option misspelt', /id: wales,/, 'id: walse,'),
  flow('an option twice', /(?<=\n) +- \{ id: psychiatry, .+\n/, (line) => line + line),
  flow(
    'an option added',
    /(?<=\n)( +- \{ )id: surgery(, .+\n)/,
    (line, begin, rest) => `${line}${begin}id: paediatrics${rest}`,
  ),
  flow('an option with the label of another', /label: "Northern Ireland"/, 'label: "Wales"'),
  flow('an option without its short name', /, short: "London"/, ''),
  flow(
    'a label too long for a button',
    /label: "Medical student"/,
    `label: "Medical student${', in any year'.repeat(6)}"`,
  ),
  flow('a question removed', /(?<=\n) {2}- id: specialty\n(?: {4}.+\n)+/, '', 'parent'),
  flow('a question twice', /(?<=\n) {2}- id: urgency\n(?: {4}.+\n)+/, (lines) => lines + lines),
  flow('a question renamed', /- id: trainingRegion/, '- id: region'),
  flow('a question without its label', / {4}label: "How soon .+\n/, '', 'parent'),
  flow('options with no way to them', / {4}somethingElse:\n(?: {6}.+\n)+/, '', 'parent'),
  flow('no way to choose several', / {4}several:\n(?: {6}.+\n)+/, '', 'parent'),
  flow(
    'a way to choose several where one counts',
    /(?<=\n) {2}- id: urgency\n/,
    (line) => `${line}    several: { choose: "More", label: "All", submit: "Go" }\n`,
  ),
  flow('true in words', /underSomethingElse: true/, 'underSomethingElse: yes'),
  phrases('a place misspelt', /\{count\}/, '{number}'),
  phrases('a place with a capital', /\{options\}/, '{Options}'),
  phrases('a place with spaces', /\{question\}/, '{ question }'),
  phrases('a place lost', / \(\{count\}\)/, ''),
  phrases('another place lost', /\{number\} \(\{name\}/, '({name}'),
  phrases('a bracket of a place lost', /\{issues\}/, '{issues'),
  phrases('the other bracket of a place lost', /\{name\}/, 'name}'),
  phrases('round brackets for a place', /\{date\}/, '(date)'),
  phrases('square brackets for a place', /\{facts\}/, '[facts]'),
  phrases('a place where nothing is filled in', /heading: "Find support"/, 'heading: "Find support at {trust}"'),
  phrases('nobody named as running it', /\{trust\} runs/, 'We run', 'parent'),
  phrases('a phrase left out', /(?<=\n) {2}notUnderstood: .+\n/, '', 'parent'),
  phrases('a phrase nobody says', /(?<=\n) {2}clear: "Clear"\n/, (line) => `${line}  goodbye: "Goodbye"\n`),
  phrases('a word that means two things', /back: \["back",/, 'back: ["back", "help",', [0, 30]),
  phrases('a month lost', /(?<=\n)months:\n {2}\[\n {4}"January",\n/, 'months:\n  [\n'),
  phrases('a link that is not secure', /href: "https:/, 'href: "http:'),
  phrases('yes for a text', /(?<=\n)and: .+/, 'and: true'),
  emergency('a place without a text', /locations: \[scotland\]/, 'locations: [wales]', 'parent'),
  emergency('a place misspelt', /locations: \[wales\]/, 'locations: [whales]'),
  emergency('a text for nobody', /locations: unknown/, 'locations: [outside-uk]', 'parent'),
  emergency(
    'a number wrong in the text',
    /"Phone Samaritans on 116 123, free, day or night"/,
    '"Phone Samaritans on 116 132, free, day or night"',
  ),
  emergency('a number wrong in the link', /phone: "0808 808 8000"/, 'phone: "0808 808 8001"'),
  emergency(
    'a number wrong in both',
    /on 0808 808 8000, free, day or night", phone: "0808 808 8000"/,
    'on 0808 808 8008, free, day or night", phone: "0808 808 8008"',
  ),
  emergency('a number wrong in the line of every screen', /text SHOUT to 85258\."/, 'text SHOUT to 82558."'),
  emergency('999 no longer first', / {4}lines:\n.+phone: "999".+\n/, '    lines:\n'),
  emergency(
    '999 gone from the line of every screen',
    /line: "In an emergency phone 999 or go to A&E\./,
    'line: "In an emergency go to A&E.',
  ),
  emergency('999 without quotes', /phone: "999"/, 'phone: 999'),
  emergency(
    'a UK number to tap abroad',
    /(?<=\n)( +)- \{ text: "Go to the nearest hospital.+\n/,
    (line, indent) => `${line}${indent}- { text: "Phone 999", phone: "999" }\n`,
  ),
  emergency('a section left out', /(?<=\n) {4}withoutPhone:\n(?: {6,}.+\n)+/, '', 'parent'),
  emergency('a text number that takes none', /message: "85258"/, 'message: "116 123"'),
  emergency('a comma lost', /", phone: "999"/, '" phone: "999"'),
  gaps('a place misspelt', /location: \[outside-uk\]/, 'location: [outside]'),
  gaps('the word of another file', /training: any\n/, 'training: anyone\n'),
  gaps('an option without its list', /training: \[colleague\]/, 'training: colleague'),
  gaps('an issue misspelt', /issues: \[misconduct\]/, 'issues: [misconducts]'),
  gaps('a text left out', /(?<=\n) {4}text: .+\n/, '', 'parent'),
  gaps('an answer left out', /(?<=\n) {4}issues: any\n/, '', 'parent'),
  gaps('a section misspelt', /(?<=\n)known:/, 'knwon:', 'parent'),
  widget('an address without https', /url: "https:\/\//, 'url: "'),
  widget('an address with a space', /url: "https:\/\/www\./, 'url: "https://www. '),
  widget('a section left out', /(?<=\n)help:\n {2}.+\n/, '', 'parent'),
  widget('a key misspelt', /startsBelow:/, 'startsbelow:', 'parent'),
  widget('a place where nothing is filled in', /heading: "Signpost"/, 'heading: "Signpost at {trust}"'),
  widget('a place to fill in that was lost', /\{topic\}/, 'that'),
]
