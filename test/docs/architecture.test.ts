import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { architecturePicture } from '../../src/commands/draw.ts'
import { importsBetweenFolders } from '../../src/commands/drawArchitecture.ts'
import { projectRoot } from '../support/realContent.ts'

const textOf = (file: string) => readFileSync(join(projectRoot, file), 'utf8')
const folders = [...importsBetweenFolders().keys()]

test('the picture of the architecture has the folders of src, and no arrow that no import stands for: if not, run `npm run draw`', () => {
  const titles = [...textOf(architecturePicture).matchAll(/<title>([^<]*)<\/title>/g)].map(([, title = '']) =>
    title.replaceAll('&#45;', '-').replaceAll('&gt;', '>'),
  )
  const drawn = titles.filter((title) => !title.includes('->') && title !== 'architecture')
  expect(drawn.toSorted()).toEqual(folders)
  const arrows = titles.filter((title) => title.includes('->')).map((title) => title.split('->') as [string, string])
  expect(arrows.length).toBeGreaterThan(folders.length - 2)
  expect(arrows.filter(([from, to]) => importsBetweenFolders().get(from)?.has(to) !== true)).toEqual([])
})

test('the table of the architecture has a row for each folder of src', () => {
  const rows = [...textOf('docs/architecture.md').matchAll(/^\| `src\/(\w+)`/gm)].map(([, name]) => name)
  expect(rows.toSorted()).toEqual(folders)
})
