import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { settings } from '../src/config.ts'
import { projectRoot } from './support/realContent.ts'

const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8')
const scripts = Object.keys(
  (JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { scripts: object }).scripts,
)

test('the README lists every setting with its default and its description, and no other', () => {
  const rows = [...readme.matchAll(/^\| `([A-Z_]+|Microsoft\w+)`(.*)\|$/gm)].map(([, name, rest = '']) => {
    const [, preset, what] = rest.split('|').map((cell) => cell.trim())
    return { name, preset, what }
  })
  const expected = Object.entries(settings.shape).map(([name, schema]) => {
    const preset = schema.safeParse(undefined)
    const value = preset.success ? String(preset.data ?? '') : ''
    return { name, preset: value === '' ? 'none' : `\`${value}\``, what: schema.description }
  })
  expect(rows).toEqual(expected)
})

test('every command the README names exists', () => {
  const named = [...readme.matchAll(/npm run ([a-z-:]+)/g)].map(([, name]) => name)
  expect(named.length).toBeGreaterThan(5)
  for (const name of named) expect(scripts).toContain(name)
})

test('every file the README names or shows exists', () => {
  const linked = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map(([, path]) => path ?? '')
  const quoted = [...readme.matchAll(/`((?:src|test|flows|services-catalog|docs|deploy|\.ci)\/[\w./-]*)`/g)].map(
    ([, path]) => path ?? '',
  )
  for (const path of [...linked, ...quoted]) expect([path, existsSync(join(projectRoot, path))]).toEqual([path, true])
})
