import { importProblems } from './support/importProblems.ts'
import { sourceFiles } from './support/sourceFiles.ts'

describe('the layers of src', () => {
  it('hold: each folder imports only what lies below it, each package has one owner, and no file is too long', () => {
    expect(sourceFiles().flatMap(({ file, text }) => importProblems(file, text))).toEqual([])
  })

  it('are read from files that exist', () => {
    expect(sourceFiles().map(({ file }) => file)).toEqual(expect.arrayContaining(['facets.ts', 'content/Problem.ts']))
  })
})

describe('importProblems', () => {
  it.each([
    ['content/a.ts', "import { b } from '../catalog/b.ts'", 'content may not import catalog'],
    [
      'catalog/a.ts',
      "import type { B } from '../understanding/b.ts'",
      'catalog may not import understanding, only content',
    ],
    ['understanding/a.ts', "export { b } from '../catalog/b.ts'", 'understanding may not import catalog, only content'],
    [
      'triage/views/a.ts',
      "import '../../conversation/b.ts'",
      'triage may not import conversation, only content, catalog, understanding',
    ],
    [
      'channels/a.ts',
      "const b = await import('../server/b.ts')",
      'channels may not import server, only redis, content, catalog, understanding, triage, conversation',
    ],
    [
      'server/a.ts',
      "import { b } from '../main.ts'",
      'server may not import main.ts, only redis, content, catalog, understanding, triage, conversation, channels',
    ],
    [
      'server/a.ts',
      "import b from '../../package.json' with { type: 'json' }",
      'server imports nothing from outside src',
    ],
    ['somewhere/a.ts', "import { b } from '../content/b.ts'", 'src/somewhere is not in the order of the layers'],
    ['facets.ts', "import { b } from './content/b.ts'", 'facets.ts imports nothing'],
    [
      'widget/a.ts',
      "import { type B } from '../triage/View.ts'",
      'widget imports only types from outside itself, not ../triage/View.ts',
    ],
    ['widget/a.ts', "import { z } from 'zod'", 'widget imports only types from outside itself, not zod'],
    ['catalog/a.ts', "import { parse } from 'yaml'", 'only src/content may import yaml'],
    [
      'triage/a.ts',
      "import { readFileSync } from 'node:fs'",
      'only src/content and src/server and src/commands may import node:fs',
    ],
    ['server/a.ts', "import { createClient } from 'redis'", 'only src/redis may import redis'],
    ['redis/a.ts', "import { b } from '../content/b.ts'", 'redis may not import content'],
    [
      'triage/a.ts',
      "import { b } from '../redis/b.ts'",
      'triage may not import redis, only content, catalog, understanding',
    ],
    ['server/a.ts', "import { ActivityTypes } from 'botbuilder'", 'only src/channels may import botbuilder'],
    ['channels/a.ts', "import type { Request } from 'restify'", 'only src/server may import restify'],
    ['conversation/a.ts', "import { setup } from 'xstate'", 'only src/triage may import xstate'],
    [
      'triage/a.ts',
      "import { parse } from 'libphonenumber-js/max'",
      'only src/catalog may import libphonenumber-js/max',
    ],
    ['main.ts', "import Holidays from 'date-holidays'", 'only src/catalog may import date-holidays'],
    ['server/a.ts', 'const port = process.env.PORT', 'only main.ts, config.ts, cli.ts read process.env'],
  ])('refuses in %s: %s', (file, source, message) => {
    expect(importProblems(file, `/** A file. */\n${source}\n`)).toEqual([`src/${file}:2 ${message}`])
  })

  it('names the line on which an import of several lines begins', () => {
    const source = "import {\n  one,\n} from './b.ts'\nimport {\n  type Two,\n} from '../server/two.ts'\n"
    expect(importProblems('content/a.ts', source)).toEqual(['src/content/a.ts:4 content may not import server'])
  })

  it('refuses a file of more than 250 lines', () => {
    expect(importProblems('content/a.ts', 'const one = 1\n'.repeat(251))).toEqual([
      'src/content/a.ts:251 a file has at most 250 lines: find its second job',
    ])
  })

  it.each([
    ['triage/a.ts', "import { facets } from '../facets.ts'"],
    ['triage/views/a.ts', "import type { View } from '../View.ts'"],
    ['widget/a.ts', "import type { View } from '../triage/View.ts'"],
    ['server/a.ts', "import { readFile } from 'node:fs/promises'"],
    ['main.ts', "import { createServer } from './server/createServer.ts'"],
    ['catalog/a.ts', "// import { b } from '../server/b.ts'"],
  ])('accepts in %s: %s', (file, source) => {
    expect(importProblems(file, source)).toEqual([])
  })
})
