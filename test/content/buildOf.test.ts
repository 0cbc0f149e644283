import { buildOf } from '../../src/content/buildOf.ts'
import { aFolder, removeFolders } from './aFolder.ts'

afterAll(removeFolders)

describe('buildOf', () => {
  const files = { 'a.ts': 'one\ntwo\n', 'b/c.css': 'three\n' }

  it('names the same files alike, whatever the ends of their lines', () => {
    const build = buildOf(aFolder(files))
    expect(build).toMatch(/^[0-9a-f]{12}$/)
    expect(buildOf(aFolder({ ...files, 'a.ts': 'one\r\ntwo\r\n' }))).toBe(build)
  })

  it.each<readonly [string, Readonly<Record<string, string>>]>([
    ['another letter', { ...files, 'b/c.css': 'threE\n' }],
    ['another name', { 'a.ts': files['a.ts'], 'b/d.css': files['b/c.css'] }],
    ['a file more', { ...files, 'e.ts': '' }],
    ['a file less', { 'a.ts': files['a.ts'] }],
  ])('tells %s apart', (_, others) => {
    expect(buildOf(aFolder(others))).not.toBe(buildOf(aFolder(files)))
  })
})
