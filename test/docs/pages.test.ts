import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { settings } from '../../src/config.ts'
import { answeredLifetimeSeconds, sessionLifetimeSeconds } from '../../src/conversation/SessionStore.ts'
import { projectRoot } from '../support/realContent.ts'

const textOf = (file: string) => readFileSync(join(projectRoot, file), 'utf8')
const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> }
const pages = ['README.md', ...['docs', 'deploy', 'flows', 'services-catalog', 'test'].flatMap(pagesBelow)]

/** Names of this shape that are settings of other programs. */
const otherNames = [
  'CHROMIUM_PATH',
  'HTTPS_PROXY',
  'LC_ALL',
  'NODE_ENV',
  'NODE_OPTIONS',
  'NODE_USE_ENV_PROXY',
  'NO_PROXY',
  'WEBSITES_PORT',
]

function pagesBelow(folder: string): readonly string[] {
  return readdirSync(join(projectRoot, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : pagesBelow(path)
    return entry.name.endsWith('.md') ? [path] : []
  })
}

/** The anchors of a page, as GitHub makes them of its headings. */
function anchorsOf(page: string): readonly string[] {
  const headings = withoutExamples(textOf(page)).matchAll(/^#+ (.*)$/gm)
  return [...headings].map(([, heading = '']) =>
    heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

function withoutExamples(text: string): string {
  return text.replaceAll(/^( *)```[^]*?^\1```/gm, '')
}

describe.each(pages)('%s', (page) => {
  const text = textOf(page)

  test('names commands that exist, and parts of the tests that are there', () => {
    const commands = [...text.matchAll(/npm run (?:--silent )?([a-z][a-z:-]*)/g)].map(([, name = '']) => name)
    expect(commands.filter((name) => scripts[name] === undefined)).toEqual([])
    const parts = [...text.matchAll(/npm test -- ([\w/.-]+)/g)].map(([, part = '']) => part)
    expect(parts.filter((part) => !isExample(part) && !isPrefix(part))).toEqual([])
  })

  test('names settings that exist', () => {
    const named = [...withoutExamples(text).matchAll(/`([A-Z]+_[A-Z_]+|PORT)(?:=[^`]*)?`/g)].map(
      ([, name = '']) => name,
    )
    const known = [...Object.keys(settings.shape), ...otherNames]
    expect(named.filter((name) => !known.includes(name))).toEqual([])
  })

  test('names files that are there', () => {
    const quoted = [
      ...text.matchAll(/`((?:src|test|flows|services-catalog|docs|deploy|\.ci)\/[\w./-]*)(?::\d+)?`/g),
    ].map(([, path = '']) => path)
    expect(quoted.filter((path) => !isExample(path) && !existsSync(join(projectRoot, path)))).toEqual([])
  })

  test('links to pages, pictures and headings that are there', () => {
    const links = [...withoutExamples(text).matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(#[^)]*)?\)/g)]
    const broken = links.filter(([, path = '', anchor]) => {
      const target = path === '' ? page : join(dirname(page), path)
      if (!existsSync(join(projectRoot, target))) return true
      return anchor !== undefined && target.endsWith('.md') && !anchorsOf(target).includes(anchor.slice(1))
    })
    expect(broken.map(([whole]) => whole)).toEqual([])
  })
})

/** What a page tells its reader to make, or leaves open. */
function isExample(path: string): boolean {
  return /textMessages|the\/part|sign-off\.yaml|\/your-|example/.test(path)
}

function isPrefix(part: string): boolean {
  const [folder, name = ''] = [dirname(part), part.split('/').at(-1)]
  const at = join(projectRoot, folder)
  return existsSync(at) && readdirSync(at).some((each) => each.startsWith(name))
}

test('the README gives the times that the program keeps', () => {
  const readme = textOf('README.md').replaceAll(/\s+/g, ' ')
  expect(readme).toContain(`for ${String(sessionLifetimeSeconds / 3600)} hours after the last answer`)
  expect([answeredLifetimeSeconds / 60, readme]).toEqual([10, expect.stringMatching(/for ten minutes/i)])
})

test('the changelog has the version of the package, and no heading that Keep a Changelog does not know', () => {
  const changelog = textOf('docs/CHANGELOG.md')
  expect(changelog).toContain((JSON.parse(textOf('package.json')) as { version: string }).version)
  const parts = [...changelog.matchAll(/^### (.*)$/gm)].map(([, name]) => name)
  const known = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security', 'Known limits']
  expect(parts.filter((name = '') => !known.includes(name))).toEqual([])
})
