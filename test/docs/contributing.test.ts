import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectCopy, type ProjectCopy } from '../support/projectCopy.ts'
import { projectRoot } from '../support/realContent.ts'
import { editsUnder, follow } from '../support/recipes.ts'

const page = readFileSync(join(projectRoot, 'docs/CONTRIBUTING.md'), 'utf8')
const recipes = ['an option', 'a question', 'a nation', 'a channel'].map((what) => `How to add ${what}`)

// Programs are started one after another, on a machine that may be busy.
const patienceMilliseconds = 300_000

// One copy for all: each recipe must also hold beside the others.
let copy: ProjectCopy
beforeAll(() => {
  copy = projectCopy()
  for (const recipe of recipes) follow(copy, editsUnder(page, recipe))
})
afterAll(() => copy.remove())

/** The screens of a conversation in the terminal in which somebody types these lines. */
async function chat(lines: readonly string[]): Promise<readonly string[]> {
  const { output } = await copy.run('src/cli.ts chat', [], lines.map((line) => `${line}\n`).join(''))
  return output.split(/\n-{60}\n/)
}

test('every recipe has edits, and the page has no other recipe', () => {
  expect([...page.matchAll(/^## (How to .*)$/gm)].map(([, title]) => title)).toEqual(recipes)
  for (const recipe of recipes) expect(editsUnder(page, recipe).length).toBeGreaterThan(1)
})

test(
  'with all of them the types are right and the content is sound, gaps included',
  async () => {
    expect(await copy.run('node_modules/typescript/bin/tsc', ['-p', '.'])).toEqual({ code: 0, output: '' })
    const { code, output } = await copy.run('src/cli.ts check-content', [])
    expect([code, output]).toEqual([0, expect.stringMatching(/^The content is sound/)])
  },
  patienceMilliseconds,
)

test(
  'an option: it is taken by its id, and by the words that mean it',
  async () => {
    const answers = ['--location', 'london', '--training', 'consultant', '--specialty', 'emergency-medicine']
    const found = await copy.run('src/cli.ts find', [...answers, '--issues', 'career'])
    expect([found.code, found.output]).toEqual([0, expect.stringContaining('Support that fits')])
    const read = await copy.run('src/cli.ts understand', [], '{ "text": "emergency medicine", "asked": "specialty" }\n')
    expect(read.output).toContain('emergency-medicine')
  },
  patienceMilliseconds,
)

test(
  'a question: everybody is asked it, its answer leads on, and a nation: it is chosen, and has its emergency help',
  async () => {
    const screens = await chat([
      'Isle of Man',
      'GP',
      'Money',
      'In the community or a practice',
      'Not urgent: it can wait',
    ])
    expect(screens.at(3)).toContain('What is it about?')
    expect(screens.at(4)).toContain('Where do you see patients?')
    expect(screens.at(5)).toContain('How soon do you need help?')
    expect(screens.at(6)).toContain('SAMARITANS')
    expect(screens.at(6)).toContain('emergency department')
  },
  patienceMilliseconds,
)

test(
  'a channel: its own test passes',
  async () => {
    const jest = '--experimental-vm-modules --disable-warning=ExperimentalWarning node_modules/jest/bin/jest.js'
    const { code, output } = await copy.run(jest, ['test/channels/textMessages', '--runInBand'])
    expect([code, output]).toEqual([0, expect.stringContaining('2 passed')])
  },
  patienceMilliseconds,
)
