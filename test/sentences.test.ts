import { sentencesIn } from './support/sentences.ts'
import { sourceFiles } from './support/sourceFiles.ts'

describe('the sentences that a person in the chat can read', () => {
  it('stand in flows and services-catalog, and none in code', () => {
    expect(sourceFiles().flatMap(({ file, text }) => sentencesIn(file, text))).toEqual([])
  })
})

describe('sentencesIn', () => {
  it.each([
    ["const words = 'find support for doctors'"],
    ['const label = "Try again"'],
    ['const words = `You can call ${number} now`'],
    ['const inner = `${list.map((one) => `and ${one} is open now`)}`'],
    ["const slash = /'/\nconst words = 'we could not check it'"],
    ["const html = '<p>You can call them</p>'"],
    ['const html = \'<button aria-label="Leave this page">x</button>\''],
    ["element.textContent = 'Something went wrong'"],
  ])('finds the words in: %s', (source) => {
    expect(sentencesIn('channels/a.ts', source)).toHaveLength(1)
  })

  it('names the file and the line', () => {
    expect(sentencesIn('widget/a.ts', "const a = 1\n\nconst b = 'Carry on here'")).toEqual([
      'src/widget/a.ts:3 "Carry on here"',
    ])
  })

  it.each([
    ["// it's a comment about what people do\nconst a = 'a'"],
    ["/** A docstring that can't be read in the chat. */\nconst a = 'a'"],
    ["throw new Error('Expected at least one key')"],
    ["throw new TypeError(\n  'Expected at least one key',\n)"],
    ["log.warn({ errorClass }, 'a turn has failed')"],
    ["const classes = 'card'"],
    ['const html = \'<section class="emergency big red">\''],
    ['const pattern = /\\bwho made this\\b/'],
    ["const type = 'application/json; charset=utf-8'"],
  ])('leaves alone: %s', (source) => {
    expect(sentencesIn('channels/a.ts', source)).toEqual([])
  })

  it('leaves alone what editors and whoever starts the server read', () => {
    expect(sentencesIn('content/a.ts', "const message = 'put the whole text in quotes'")).toEqual([])
    expect(sentencesIn('triage/flowSchema.ts', "const message = 'there is no question'")).toEqual([])
    expect(sentencesIn('triage/a.ts', "problems.push({ file, line: 1, message: 'nothing reads this file' })")).toEqual(
      [],
    )
    expect(sentencesIn('main.ts', "stop('These settings are wrong')")).toEqual([])
  })
})
