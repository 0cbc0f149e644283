import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { readHazards } from '../../src/commands/hazardLog.ts'
import { writtenPages } from '../../src/commands/writeDocs.ts'
import { projectRoot } from '../support/realContent.ts'
import { testTitles } from '../support/testTitles.ts'
import { switchedOff } from './controls.ts'

const hazards = readHazards()
const controls = hazards.flatMap(({ id, controls: all }) => all.map((control) => ({ id, ...control })))
const textOf = (file: string) => readFileSync(join(projectRoot, file), 'utf8')

test.each(writtenPages())('$file is current: if not, run `npm run write-docs`', ({ file, text }) => {
  expect(textOf(file)).toBe(text)
})

test('the log has H01 to H26 of the draft and what was found since, each once and in order', () => {
  const ids = hazards.map(({ id }) => id)
  expect(ids).toEqual(ids.map((_, index) => `H${String(index + 1).padStart(2, '0')}`))
  expect(ids.length).toBeGreaterThan(26)
})

test('no control makes a hazard likelier', () => {
  expect(hazards.filter(({ likelihood: { before, after } }) => after > before)).toEqual([])
})

test('each control names a test that stands in its file', () => {
  const missing = controls.filter(({ file, test: title }) => !testTitles(file).includes(title))
  expect(missing).toEqual([])
})

test('each control’s suite is one that runs, and leaves no test out', () => {
  const listed = spawnSync(
    process.execPath,
    ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--listTests'],
    {
      cwd: projectRoot,
      encoding: 'utf8',
    },
  )
  const suites = listed.stdout.split('\n').map((path) => relative(projectRoot, path))
  const files = [...new Set(controls.map(({ file }) => file))]
  expect(files.filter((file) => !suites.includes(file))).toEqual([])
  const leavesOut = /\b(x(it|test|describe)|f(it|describe))\(|\b(it|test|describe)\.(skip|only|todo|failing)\b/
  expect(files.filter((file) => leavesOut.test(textOf(file)))).toEqual([])
})

test.each(['hazard-log.md', 'README.md'])('%s says how many controls are switched off', (page) => {
  const hazardsOfThem = new Set(switchedOff.map(({ hazard }) => hazard)).size
  expect(textOf(`deploy/assurance/${page}`).replaceAll(/\s+/g, ' ')).toContain(
    `${switchedOff.length} of them, of ${hazardsOfThem} hazards, off one by one`,
  )
})

test('the figures of the red flags are those of their README', () => {
  const read = (file: string) => textOf(file).replaceAll(/\s+/g, ' ')
  const measured = /gave: ([\d.]+)% of true lines raised [^,]*, ([\d.]+)% of hard negatives/
    .exec(read('test/understanding/README.md'))
    ?.slice(1, 3)
  expect(measured).toHaveLength(2)
  const said = (id: string, words: RegExp) => words.exec(hazards.find((hazard) => hazard.id === id)?.left ?? '')?.[1]
  expect([said('H02', /([\d.]+)% of cries for help/), said('H03', /([\d.]+)% of harmless/)]).toEqual(measured)
  const readme = /([\d.]+)% of the cries for help raised it, and ([\d.]+)% of harmless lines/.exec(read('README.md'))
  expect(readme?.slice(1, 3)).toEqual(measured)
})
