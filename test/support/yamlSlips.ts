import type { Slip } from './mistakes.ts'

const aLine = '(?<=\\n)'
const record = /^services-catalog/

/** Slips in how YAML is written: spaces, quotes, colons, dashes, brackets. */
export const yamlSlips: readonly Slip[] = [
  {
    kind: 'text after #',
    find: /(?<=\n)(name|cost|status|runBy|trustUnnamed|heading|level): .+/,
    change: (line) => `${line} # check`,
  },
  {
    kind: 'text after # in a list',
    file: record,
    find: /(?<=\n)  - [A-Z][^:\n>"]+(?=\n)/,
    change: (line) => `${line} # new`,
  },
  {
    kind: 'an indent by a tab',
    find: new RegExp(`${aLine}    (value|summary|label|text|hint|source): `),
    change: (_, key) => `\t${key}: `,
    named: [0, 2],
  },
  {
    kind: 'a space too few',
    file: record,
    find: new RegExp(`${aLine}    (value|source|summary): `),
    change: (_, key) => `   ${key}: `,
    named: [0, 2],
  },
  {
    kind: 'a space too many',
    file: record,
    find: new RegExp(`${aLine}    (label|date|grade): `),
    change: (_, key) => `     ${key}: `,
    named: [1, 1],
  },
  {
    kind: 'a key moved to the margin',
    file: record,
    find: new RegExp(`${aLine}    (label|date): `),
    change: (_, key) => `${key}: `,
    named: [0, 2],
  },
  {
    kind: 'a key moved in',
    file: record,
    find: /\n(runBy|answeredBy|whoAnswers): /,
    change: (_, key) => `\n  ${key}: `,
    named: [1, 1],
  },
  {
    kind: 'a hard space as indent',
    file: record,
    find: new RegExp(`${aLine}    (value|source): `),
    change: (_, key) => `  \u00a0 ${key}: `,
    named: [0, 2],
  },
  {
    kind: 'no space after the colon',
    find: /(?<=\n)(status|runBy|provider|heading|level|restart|and): /,
    change: (_, key) => `${key}:`,
  },
  { kind: 'no colon', find: /(?<=\n)(status|runBy|provider|and|or): /, change: (_, key) => `${key} ` },
  {
    kind: 'no space after the dash',
    file: record,
    find: /(?<=\n)  - (kind|source): /,
    change: (_, key) => `  -${key}: `,
    named: [0, 3],
  },
  {
    kind: 'a dash lost',
    file: record,
    find: /(?<=\n)  - (kind|source): /,
    change: (_, key) => `    ${key}: `,
    named: [1, 4],
  },
  {
    kind: 'a dash lost before a text',
    file: record,
    find: /(notFor|onlyIf):\n  - ([^\n:"]+)(?=\n)/,
    change: (_, key, text) => `${key}:\n  ${text}`,
  },
  {
    kind: 'a colon inside a text',
    find: /(?<=\n)(summary|whoAnswers): ([^"'>\n]+)/,
    change: (_, key, text) => `${key}: Note: ${text}`,
  },
  {
    kind: 'a quote not closed',
    find: /(?<=\n)(\s*(?:recheckBy|value|heading|trustUnnamed|level|label): )"([^"\n]+)"/,
    change: (_, key, text) => `${key}"${text}`,
  },
  {
    kind: 'a quote not opened',
    find: /(?<=\n)(\s*(?:recheckBy|selfReferral|value): )"([^"\n]+)"(?=\n)/,
    change: (_, key, text) => `${key}${text}"`,
  },
  {
    kind: 'curly quotes',
    find: /(?<=\n)(\s*(?:recheckBy|value|heading|level|url|title): )"([^"\n]+)"/,
    change: (_, key, text) => `${key}“${text}”`,
  },
  {
    kind: 'curly quotes in a list',
    file: record,
    find: /alsoKnownAs: \[([^\],]+)/,
    change: (_, text) => `alsoKnownAs: [“${text.replaceAll('"', '')}”`,
  },
  {
    kind: 'single quotes round an apostrophe',
    find: /(?<=\n)(summary|whoAnswers|exitNote): ([^"'>\n]+)/,
    change: (_, key, text) => `${key}: 'It's ${text}'`,
    named: [0, 2],
  },
  {
    kind: 'a bracket not closed',
    find: /(?<=\n)(\s*(?:helpsWith|training|location|days|locations): \[[^\]\n]+)\]/,
    change: (_, list) => list,
    named: [0, 3],
  },
  {
    kind: 'a bracket not opened',
    find: /(?<=\n)(\s*(?:helpsWith|location|days|bestFor|locations): )\[([^\]\n]+)\]/,
    change: (_, key, list) => `${key}${list}]`,
  },
  {
    kind: 'a comma lost between options',
    find: /: \[([a-z-]+), ([a-z-]+)/,
    change: (_, one, two) => `: [${one} ${two}`,
  },
  { kind: 'a full stop for a comma', find: /: \[([a-z-]+), ([a-z-]+)/, change: (_, one, two) => `: [${one}. ${two}` },
  {
    kind: 'a key twice',
    find: /(?<=\n)((?:status|provider|level|and|or): .+\n)/,
    change: (line) => line + line,
    named: [0, 2],
  },
  {
    kind: 'an unfinished merge',
    find: /(?<=\n)(name|status|level|greeting|gaps|questions|exit):[^\n]*\n/,
    change: (line) => `<<<<<<< HEAD\n${line}=======\n${line}>>>>>>> other\n`,
  },
  {
    kind: 'an unfinished merge inside a text',
    file: record,
    find: />-\n {4}(.+)\n/,
    change: (whole, text) => `${whole}    =======\n    ${text}\n`,
    named: [0, 2],
  },
  {
    kind: 'a mark that begins a text',
    find: /(?<=\n)(provider|cost|whoAnswers|trustUnnamed|heading): "?([^"\n]+)"?/,
    change: (_, key, text) => `${key}: *${text}`,
  },
  {
    kind: 'an at sign that begins a text',
    find: /(?<=\n)(provider|whoAnswers): ([^"\n]+)/,
    change: (_, key, text) => `${key}: @${text}`,
  },
  { kind: 'a percent sign that begins a line', find: /(?<=\n)(status|runBy|and): /, change: (line) => `%${line}` },
  {
    kind: 'a second record in the file',
    file: record,
    find: /\nstatus: /,
    change: (line) => `\n---${line}`,
    named: [0, 30],
  },
  {
    kind: 'nothing after a name',
    find: /(?<=\n)(summary|provider|heading|cost|level|and): .+/,
    change: (_, key) => `${key}:`,
  },
  {
    kind: 'an empty text',
    find: /(?<=\n)(\s*(?:summary|provider|heading|level|whoAnswers|label|region): ).+/,
    change: (_, key) => `${key}""`,
  },
  {
    kind: 'a text of spaces',
    find: /(?<=\n)(\s*(?:summary|provider|heading|level|source): ).+/,
    change: (_, key) => `${key}"  "`,
  },
  {
    kind: 'an empty list',
    find: /(?<=\n)(\s*(?:helpsWith|training|location|days|when|locations): )\[[^\]]+\]/,
    change: (_, key) => `${key}[]`,
  },
  {
    kind: 'an entry with nothing in it',
    file: record,
    find: /(?<=\n)(notFor|onlyIf|contacts|evidence):\n/,
    change: (line) => `${line}  -\n`,
  },
  {
    kind: 'a list half deleted',
    file: record,
    find: /(?<=\n)(contacts|evidence):\n( {2}.+\n)+/,
    change: (_, key) => `${key}:\n`,
  },
  {
    kind: 'a tilde for nothing',
    file: record,
    find: /(?<=\n)(cost|summary|provider): .+/,
    change: (_, key) => `${key}: ~`,
  },
  {
    kind: 'a text where a list stands',
    file: record,
    find: /(?<=\n)(helpsWith|bestFor): \[([a-z-]+)[^\]]*\]/,
    change: (_, key, first) => `${key}: ${first}`,
  },
  {
    kind: 'a list where a text stands',
    find: /(?<=\n)(summary|provider|status|level|runBy): ([^">\n]+)/,
    change: (_, key, text) => `${key}: [${text}]`,
  },
  {
    kind: 'a group where a text stands',
    file: record,
    find: /(?<=\n)(cost|whoAnswers|summary): ([^">\n]+)/,
    change: (_, key, text) => `${key}:\n  text: ${text}`,
  },
]
