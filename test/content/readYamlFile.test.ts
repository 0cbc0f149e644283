import { z } from 'zod'
import { readYamlFile } from '../../src/content/readYamlFile.ts'
import { aFolder, removeFolders } from './aFolder.ts'

afterEach(removeFolders)

const anything = z.record(z.string(), z.unknown())

function problemsOf(content: string | Uint8Array, schema: z.ZodType = anything): string[] {
  const { problems } = readYamlFile(aFolder({ 'a.yaml': content }), 'a.yaml', schema)
  return problems.map(({ file, line, message }) => `${file}:${line} ${message}`)
}

describe('readYamlFile', () => {
  it('gives the value as the schema makes it, and no problems', () => {
    const schema = z.strictObject({ name: z.string(), tags: z.array(z.string()).default([]) })
    const { source, problems } = readYamlFile(aFolder({ 'uk/a.yaml': 'name: Help\n' }), 'uk/a.yaml', schema)
    expect(source).toMatchObject({ file: 'uk/a.yaml', value: { name: 'Help', tags: [] } })
    expect(problems).toEqual([])
  })

  it('knows the line of each value, of a list by its key, and of what would hold an absent one', () => {
    const text = '# note\nname:\n  Help\ncontacts:\n  - kind: phone\n    value: "1"\n  - kind: web\ntext: |\n  a\n'
    const { source } = readYamlFile(aFolder({ 'a.yaml': text }), 'a.yaml', anything)
    const line = (...path: (string | number)[]) => source?.lineOf(path)
    expect([line('name'), line('contacts'), line('contacts', 0, 'value'), line('contacts', 1)]).toEqual([3, 4, 6, 7])
    expect([line('text'), line('contacts', 1, 'value'), line('absent'), line()]).toEqual([8, 7, 2, 2])
  })

  it('reads files with Windows line ends and with a byte-order mark', () => {
    expect(problemsOf('a: b\r\nc:\r\n  - d\r\n')).toEqual([])
    expect(problemsOf('\ufeffa: b\n')).toEqual([])
  })

  it('keeps text as it is written: yes, a time, a date and a spaced number are text', () => {
    const root = aFolder({ 'a.yaml': 'a: yes\nb: 09:30\nc: 2026-01-02\nd: 0330 123 1245\n0330: e\n' })
    expect(readYamlFile(root, 'a.yaml', anything).source?.value).toEqual({
      a: 'yes',
      b: '09:30',
      c: '2026-01-02',
      d: '0330 123 1245',
      '0330': 'e',
    })
  })
})

describe('readYamlFile refuses what cannot be read', () => {
  const inQuotes = (character: string) =>
    `a text that begins with ${character} must stand in quotes: put the whole text in quotes`
  const indented =
    'this line is indented differently from the lines it belongs with, or a bracket above it is not closed'
  const noColon =
    'this line has no colon and space after its name; if it carries on the text above, put that whole text in quotes'
  const unreadable =
    'this line cannot be read: put the whole text in quotes, in double quotes where it holds an apostrophe, and check that the quotes above are closed'

  it.each([
    ['an empty file', '', '1 this file is empty'],
    ['a file of notes only', '# a note\n', '1 this file is empty'],
    ['a list instead of names', '- a\n', '1 this file must hold lines of "name: value"'],
    ['a bare text', 'hello\n', '1 this file must hold lines of "name: value"'],
    ['a tab', 'a:\n\tb: c\n', '2 this line begins with a tab: use spaces'],
    ['a key that stands twice', 'a: b\nc: d\na: e\n', '3 "a" stands twice in the same place: keep one of the two'],
    [
      'a second colon',
      'a: Note: this\n',
      '1 this line holds a second colon and a space: put the whole text in quotes, or check how far the next line is indented',
    ],
    ['a line without a colon', 'a: b\ncde\nf: g\n', `2 ${noColon}`],
    ['a wrong indent', 'a:\n    b: c\n  d: e\n', `3 ${indented}`],
    ['an open bracket', 'a: [b, c\nd: e\n', `2 ${indented}`],
    ['an unclosed quote', 'a: b\nc: "d\ne: f\n', '2 a quote is opened here and not closed'],
    ['an unclosed quote before a closed one', 'a: "b\nc: "d"\n', '1 a quote is opened here and not closed'],
    ['an unclosed quote in a list', 'a:\n  - "b\n  - "c"\nd: e\n', '2 a quote is opened here and not closed'],
    ['an apostrophe in single quotes', "a: 'it's'\n", `1 ${unreadable}`],
    ['text after a quote', 'a: "b" c\n', `1 ${unreadable}`],
    [
      'a backslash in double quotes',
      'a: "\\q"\n',
      '1 a backslash inside double quotes has a meaning of its own: use single quotes round this text',
    ],
    ['a leading @', 'a: @b\n', `1 ${inQuotes('@')}`],
    ['a leading `', 'a: `b`\n', `1 ${inQuotes('`')}`],
    ['a leading %', 'a: %b\n', `1 ${inQuotes('%')}`],
    ['a leading *', 'a: *b\n', `1 ${inQuotes('*')}`],
    ['a leading &, which would be lost', 'a: &b c\n', `1 ${inQuotes('&')}`],
    ['a leading !, which would be lost', 'a: !b c\n', `1 ${inQuotes('!')}`],
    ['a known tag', 'a: !!str 9\n', `1 ${inQuotes('!')}`],
    ['a directive, which changes how text is read', '%YAML 1.1\n---\na: yes\n', `1 ${inQuotes('%')}`],
    ['a name that is a list', '? [a]\n: b\n', '1 the name before a colon must be plain text'],
    [
      'a second record',
      'a: b\n---\nc: d\n',
      '2 a line of three dashes begins a second record: write each in a file of its own',
    ],
    ['deep nesting', '['.repeat(50_000), '1 brackets or indents are nested too deeply to be read'],
    ['a large file', `a: ${'b'.repeat(1_000_000)}\n`, '1 this file is larger than 1 MB: split it'],
    [
      'a control character',
      'a: b\nc: \0d\n',
      '2 a character here is broken: delete it and type it again, and save the file as UTF-8',
    ],
    [
      'a lost character',
      'a: caf\ufffd\n',
      '1 a character here is broken: delete it and type it again, and save the file as UTF-8',
    ],
    [
      'old Macintosh line ends',
      'a: b\rc: d\r',
      '1 a character here is broken: delete it and type it again, and save the file as UTF-8',
    ],
  ])('%s', (_, content, problem) => {
    expect(problemsOf(content)).toEqual([`a.yaml:${problem}`])
  })

  it.each([
    ['UTF-16', Buffer.from('\ufeffa: b\n', 'utf16le')],
    ['Windows-1252', Buffer.from('a: caf\u00e9\n', 'latin1')],
  ])('a file saved as %s', (_, content) => {
    expect(problemsOf(content)).toEqual(['a.yaml:1 this file is not saved as UTF-8: save it again with that encoding'])
  })

  it('a file that is not there, and a folder', () => {
    const message = 'this file cannot be opened: check that it exists and may be read'
    const root = aFolder({ 'b/c.yaml': 'a: b\n' })
    expect(readYamlFile(root, 'a.yaml', anything).problems).toEqual([{ file: 'a.yaml', line: 1, message }])
    expect(readYamlFile(root, 'b', anything).problems).toEqual([{ file: 'b', line: 1, message }])
  })

  it('an alias bomb, without unfolding it', () => {
    const lines = Array.from({ length: 30 }, (_, n) => `a${n + 1}: &b${n + 1} [*b${n}, *b${n}]`)
    expect(problemsOf(`a0: &b0 [c, c]\n${lines.join('\n')}\n`)).toHaveLength(31)
  })

  it('with every problem at once', () => {
    expect(problemsOf('a: @b\nc: `d`\ne: f\n')).toEqual([`a.yaml:1 ${inQuotes('@')}`, `a.yaml:2 ${inQuotes('`')}`])
  })
})

describe('readYamlFile refuses text that YAML would drop in silence', () => {
  const lost = 'the text after # is lost: put the whole text in quotes, or move the note to a line of its own'

  it.each([
    ['after a plain text', 'a: Room #4 # 2nd floor\n', [1]],
    ['after a quoted text', 'a: b\nc: "d" # e\n', [2]],
    ['after a tab', 'a: b\t# c\n', [1]],
    ['after a list entry', 'a:\n  - b # c\n', [2]],
    ['after a name alone', 'a: # b\n  c: d\n', [1]],
    ['after a bracket', 'a: [b, c] # d\n', [1]],
    ['on the second line of a plain text', 'a: b\n  c # d\n', [2]],
    ['where the second line of a text begins with #', 'a: one of\n  #1 and\nb: c\n', [2]],
    ['where a block of text ends too early', 'a: |\n  b\n # c\nd: e\n', [3]],
  ])('%s', (_, content, lines) => {
    expect(problemsOf(content)).toEqual(lines.map((line) => `a.yaml:${line} ${lost}`))
  })

  it.each([
    ['on lines of their own', '# a\na: b\n# c\nd:\n  # e\n  - f\n  # g\n  - h\n'],
    ['between the entries of one record', 'a:\n  - b: c\n    # d\n    e: f\n'],
    ['inside quotes and blocks of text', 'a: "b # c"\nd: |\n  # e\n  f # g\nh: i#j\n'],
  ])('but accepts notes and signs %s', (_, content) => {
    expect(problemsOf(content)).toEqual([])
  })
})
