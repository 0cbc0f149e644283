import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ContentError } from '../../src/content/ContentError.ts'
import { contentVersion } from '../../src/content/contentVersion.ts'
import { listYamlFiles } from '../../src/content/listYamlFiles.ts'
import { unexpectedFiles } from '../../src/content/unexpectedFiles.ts'
import { aFolder, removeFolders } from './aFolder.ts'

afterEach(removeFolders)

describe('listYamlFiles', () => {
  it('lists the .yaml files of all folders, sorted, and nothing else', () => {
    const root = aFolder({
      'uk/b.yaml': '',
      'uk/a.yaml': '',
      'c.yaml': '',
      'd.yml': '',
      'README.md': '',
      '.hidden/e.yaml': '',
    })
    expect(listYamlFiles(root)).toEqual(['c.yaml', 'uk/a.yaml', 'uk/b.yaml'])
  })

  it('lists the files of a mounted volume, which are links, once', () => {
    const root = aFolder({ '..data/a.yaml': 'a: b\n' })
    symlinkSync(join('..data', 'a.yaml'), join(root, 'a.yaml'))
    expect(listYamlFiles(root)).toEqual(['a.yaml'])
  })

  it('throws when the folder is not there', () => {
    expect(() => listYamlFiles('no-such-folder')).toThrow(
      new ContentError([{ file: 'no-such-folder', line: 1, message: 'there is no such folder' }]),
    )
  })
})

describe('unexpectedFiles', () => {
  it.each([
    ['a.yml', 'its name must end in .yaml, not .yml'],
    ['uk/a.YAML', 'write the end of its name in small letters, .yaml'],
    ['a.yaml.txt', 'its name must end in .yaml, with nothing after it'],
    ['a.docx', 'a content file has a name that ends in .yaml; move other files elsewhere'],
  ])('reports %s', (file, advice) => {
    const problems = unexpectedFiles(aFolder({ [file]: '', 'b.yaml': '' }))
    expect(problems).toEqual([{ file, line: 1, message: `this file is not read: ${advice}` }])
  })

  it('accepts .yaml and .md files and hidden ones', () => {
    expect(unexpectedFiles(aFolder({ 'a.yaml': '', 'README.md': '', '.gitkeep': '' }))).toEqual([])
  })
})

describe('contentVersion', () => {
  it('is short, the same for the same files anywhere, and blind to files that are not read', () => {
    const one = aFolder({ 'a.yaml': 'a: b\n' })
    const other = aFolder({ 'a.yaml': 'a: b\n', 'README.md': 'x' })
    expect(contentVersion([one])).toMatch(/^[0-9a-f]{12}$/)
    expect(contentVersion([other])).toBe(contentVersion([one]))
  })

  it('changes with a byte, a name, a new file and a second folder', () => {
    const root = aFolder({ 'a.yaml': 'a: b\n' })
    const versions = [contentVersion([root]), contentVersion([root, root])]
    writeFileSync(join(root, 'a.yaml'), 'a: c\n')
    versions.push(contentVersion([root]))
    renameSync(join(root, 'a.yaml'), join(root, 'b.yaml'))
    versions.push(contentVersion([root]))
    mkdirSync(join(root, 'uk'))
    writeFileSync(join(root, 'uk/a.yaml'), '')
    versions.push(contentVersion([root]))
    expect(new Set(versions).size).toBe(5)
  })
})

describe('contentVersion of several folders', () => {
  it('changes when a file moves from one to the other', () => {
    const [full, empty] = [aFolder({ 'a.yaml': 'a: b\n' }), aFolder({})]
    expect(contentVersion([full, empty])).not.toBe(contentVersion([empty, full]))
  })
})

describe('ContentError', () => {
  it('says every problem as file:line message, sorted by file and line', () => {
    const error = new ContentError([
      { file: 'b.yaml', line: 1, message: 'one' },
      { file: 'a.yaml', line: 10, message: 'two' },
      { file: 'a.yaml', line: 9, message: 'three' },
    ])
    expect(error.message).toBe('a.yaml:9 three\na.yaml:10 two\nb.yaml:1 one')
    expect(error.name).toBe('ContentError')
    expect(error.problems).toHaveLength(3)
  })
})
