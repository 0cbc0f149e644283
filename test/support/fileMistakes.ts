import type { ContentFile, Mistake } from './mistakes.ts'

/** Mistakes that concern a whole file: its name, its place, how it was saved, how much of it is left. */
export function fileMistakes(files: readonly ContentFile[]): readonly Mistake[] {
  const records = files.filter(({ file }) => file.startsWith('services-catalog/'))
  return [
    ...records.filter(pick(9, 0)).flatMap(misnamed),
    ...records.filter(pick(9, 4)).flatMap(copied),
    ...files.filter(pick(6, 0)).flatMap(badlySaved),
    ...files.filter(pick(5, 0)).flatMap(cut),
  ]
}

const pick = (every: number, from: number) => (_: unknown, index: number) => index % every === from

function misnamed({ file, text }: ContentFile): readonly Mistake[] {
  const names: readonly (readonly [kind: string, name: string])[] = [
    ['a name that ends in .yml', file.replace('.yaml', '.yml')],
    ['a name that ends in capitals', file.replace('.yaml', '.YAML')],
    ['a name that ends in .txt', `${file}.txt`],
    ['a name that is not the id', file.replace('.yaml', '-new.yaml')],
    ['a name with something before the id', file.replace(/([^/]+)$/, 'new-$1')],
    ['a name with a space', file.replace('.yaml', ' .yaml')],
    ['a name without an ending', file.replace('.yaml', '')],
  ]
  return names.map(([kind, name]) => ({ kind, file: name, content: text, lines: [1, 3], insteadOf: file }))
}

function copied({ file, text }: ContentFile): readonly Mistake[] {
  const name = file.split('/').at(-1) ?? ''
  const second = text.replace(/\nid: .+/, '\nid: aaa-second')
  return [
    { kind: 'a copy in another folder', file: `services-catalog/zzz/${name}`, content: text, lines: [1, 3] },
    { kind: 'a copy beside it', file: file.replace('.yaml', ' copy.yaml'), content: text, lines: [1, 3] },
    {
      kind: 'a copy with a new id and the old name',
      file: 'services-catalog/zzz/aaa-second.yaml',
      content: second,
      lines: [1, 4],
    },
  ]
}

function badlySaved({ file, text }: ContentFile): readonly Mistake[] {
  const curly = text.replace(/\n([a-zA-Z]+): ?(.*)\n/, (line) => `${line}# It’s saved wrongly\n`)
  return [
    {
      kind: 'saved as Latin 1',
      file,
      content: Buffer.from(text.replace('\n', '\n# caf\u00e9\n'), 'latin1'),
      lines: [1, 1],
    },
    { kind: 'saved as UTF-16', file, content: Buffer.from(`\ufeff${text}`, 'utf16le'), lines: [1, 1] },
    { kind: 'an apostrophe saved twice over', file, content: curly.replace('’', 'â€™'), lines: [1, 30] },
    { kind: 'a character lost', file, content: curly.replace('’', '\ufffd'), lines: [1, 30] },
  ]
}

function cut({ file, text }: ContentFile): readonly Mistake[] {
  const lines = text.split('\n')
  const half = lines.slice(0, Math.floor(lines.length / 2)).join('\n')
  return [
    { kind: 'cut in the middle', file, content: half, lines: [1, lines.length] },
    { kind: 'emptied', file, content: '', lines: [1, 1] },
    { kind: 'only notes left', file, content: '# to do\n', lines: [1, 1] },
    { kind: 'a page of HTML', file, content: '<!DOCTYPE html>\n<html><body>Sign in</body></html>\n', lines: [1, 2] },
    { kind: 'pasted twice', file, content: text + text, lines: [1, lines.length * 2] },
  ]
}
