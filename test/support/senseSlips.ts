import type { Slip } from './mistakes.ts'

const record = /^services-catalog/
const slip = (kind: string, find: RegExp, change: Slip['change'], more: Partial<Slip> = {}): Slip => ({
  kind,
  file: record,
  find,
  change,
  ...more,
})
const flow = (kind: string, name: string, find: RegExp, change: Slip['change']): Slip => ({
  kind,
  file: new RegExp(`^flows/${name}\\.yaml$`),
  find,
  change,
})
const summary = /(?<=\n)summary: ([^>"\n]+)/
const inSummary = (kind: string, sentence: string) => slip(kind, summary, (_, text) => `summary: "${text} ${sentence}"`)

/** Slips that read well: each is a proper text, number or date, and wrong all the same. */
export const senseSlips: readonly Slip[] = [
  // Sources, grades and years
  slip(
    'grade A for a page without a date',
    /date: undated\n(\s+)grade: [BC]/,
    (_, indent) => `date: undated\n${indent}grade: A`,
  ),
  slip('grade A for an old page', /date: "20(1\d|2[0-3])([-\d]*)"\n(\s+)grade: [BC]/, (found) =>
    found.replace(/.$/, 'A'),
  ),
  slip('grade A for a year in words', /date: about 2015\n(\s+)grade: C/, (found) => found.replace(/.$/, 'A')),
  slip('grade B for a page of 2015', /date: about 2015\n(\s+)grade: C/, (found) => found.replace(/.$/, 'B')),
  slip('grade B for a page of 2025', /date: "202[4-6]([-\d]*)"\n(\s+)grade: [AC]/, (found) => found.replace(/.$/, 'B')),
  slip('a year in words that is to come', /date: about 2015/, 'date: about 3015'),
  slip('words in place of a year', /date: about 2015/, 'date: about ten years ago'),
  slip('a check in another century', /recheckBy: "2027/, 'recheckBy: "2207'),
  slip('a check ten years ahead', /recheckBy: "2027/, 'recheckBy: "2037'),
  // Numbers in texts
  inSummary('an old number in a text', 'Or call 020 3049 4505.'),
  inSummary('an old number without spaces in a text', 'Or call 08459200169.'),
  inSummary('an old number from abroad in a text', 'Or call +44 20 7245 0412.'),
  inSummary('a number of nobody in a text', 'Or call 0300 0303 330.'),
  inSummary('a short number of nobody in a text', 'If a life is in danger, call 998.'),
  slip('a digit wrong in a note', /note: (.*) 0808 808 8000/, (_, text) => `note: ${text} 0808 808 8008`),
  slip('a digit wrong in an offer', /summary: on 020 7383 6110/, 'summary: on 020 7383 6101'),
  flow('an old number in a phrase', 'phrases', /forYou: "/, 'forYou: "Call 020 3049 4505. '),
  flow('a number of nobody in a gap', 'gaps', /Samaritans answer there/, 'Samaritans (116 132) answer there'),
  flow('an old number on the web page', 'widget', /offline: "/, 'offline: "Call 08459 200 169. '),
  // Promises and limits
  ...['none', 'None known.', '"no"', 'n/a'].map((nothing) =>
    slip(`the limits are ${nothing}`, /\n {2}limits: (?:>-\n(?: {4}.+\n)+|.+\n)/, `\n  limits: ${nothing}\n`, {
      times: 1,
    }),
  ),
  inSummary('a promise of 48 hours', 'You are seen within 48 hours.'),
  inSummary('the same promise in words', 'You are seen within two days.'),
  flow('a promise of 48 hours in a phrase', 'phrases', /forYou: "/, 'forYou: "Within forty-eight hours: '),
  // Words
  inSummary('a word that is not used', 'They triage you.'),
  inSummary('a word of doctors', 'They assess and treat you.'),
  inSummary('a hurtful word', 'For people suffering from stress.'),
  inSummary('a wrong word about suicide', 'A doctor there committed suicide.'),
  flow('a word of doctors in a question', 'find-support', /label: "Medical student"/, 'label: "Diagnosed"'),
  flow('a word of doctors in the emergency text', 'emergency', /heading: "/, 'heading: "After we assess you: '),
  slip('a text that was pasted', summary, (_, text) => `summary: ${`${text} `.repeat(60)}`),
  // Names
  slip('the name of another for an old name', /formerly:\n {2}names: \[.*\]/, 'formerly:\n  names: [Samaritans]'),
  slip('a short form of another for an old name', /formerly:\n {2}names: \[.*\]/, 'formerly:\n  names: [CSAS]'),
  slip('the name of another for one more', /alsoKnownAs: \[.*\]/, 'alsoKnownAs: [Canopi]', { file: /uk\/[b-r]/ }),
  slip('a place for an old name', /formerly:\n {2}names: \[.*\]/, 'formerly:\n  names: [London]', { times: 2 }),
  slip('a problem for an old name', /formerly:\n {2}names: \[.*\]/, 'formerly:\n  names: [Mental health]', {
    times: 2,
  }),
  // Parts that deny each other
  slip('a condition for nobody whom it serves', / {4}for: \[[a-z-]+\]/, '    for: [colleague]'),
  slip('nobody answers straight away', /answeredBy: .+/, 'answeredBy: nobody', {
    file: /samaritans|shout|lifeline/,
    named: [0, 60],
  }),
  slip('peer support that does not say so', /(?<=\n)peerSupport: true\n/, '', { named: 'parent', times: 2 }),
  slip(
    'an address that leads elsewhere',
    /value: https:\/\/([^/\n]+)(\/.*)?\n/,
    (_, site) => `value: https://${site}@evil.example\n`,
  ),
  slip(
    'a name in place of a role',
    /(?<=\n)recheckBy: /,
    'checked:\n  on: "2026-11-22"\n  how: phoned\n  role: Dr Smith\nrecheckBy: ',
  ),
]
