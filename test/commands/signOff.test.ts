import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { signOff } from '../../src/commands/signOff.ts'
import { foldersBelow, loadContent } from '../../src/triage/content.ts'
import { writeApproval } from '../../src/triage/views/writeApproval.ts'
import { contentCopy } from '../support/contentCopy.ts'
import { runHere } from './runHere.ts'

let copy: ReturnType<typeof contentCopy>
beforeEach(() => void (copy = contentCopy()))
afterEach(() => copy.remove())

const role = 'clinical safety officer'
const file = 'flows/sign-off.yaml'
const approve = async (input = ['yes'], settings = {}) =>
  runHere(signOff, ['--role', role], { CONTENT_DIR: copy.root, ...settings }, input)
const approval = (local?: string) => loadContent(foldersBelow(copy.root, local), undefined).approval

describe('npm run sign-off', () => {
  it('writes which role approved the wording and when, and any change of it makes it not approved', async () => {
    expect(approval()).toEqual({ kind: 'none' })
    const { output, code } = await approve()
    expect([code, output]).toEqual([0, expect.stringContaining('Nothing is approved so far: all')])
    expect(approval()).toMatchObject({ kind: 'approved', role })
    const content = loadContent(copy.root, undefined)
    expect(writeApproval(content)).toMatch(
      /^The wording was approved by the clinical safety officer on \d+ \w+ \d{4}\.$/,
    )
    copy.replace('services-catalog/uk/samaritans.yaml', 'status: current', 'status: closed')
    expect(approval()).toMatchObject({ kind: 'changed', role })
    expect(writeApproval(loadContent(copy.root, undefined))).toContain('not yet approved as it is now')
    const again = await approve()
    expect(again.output).toMatch(/Changed since then \(1\):\n {2}changed {2}services-catalog\/uk\/samaritans\.yaml\n/)
    expect(approval()).toMatchObject({ kind: 'approved' })
  })

  it('writes nothing unless whoever was asked says yes', async () => {
    for (const input of [['no'], []]) expect((await approve(input)).code).toBe(1)
    expect(existsSync(join(copy.root, file))).toBe(false)
  })

  it('covers the trust’s own services', async () => {
    const local = join(copy.root, 'own')
    mkdirSync(local)
    const example = 'services-catalog/local.example/chaplaincy.yaml'
    await approve(['yes'], { LOCAL_CATALOG: local })
    expect(approval(local)).toMatchObject({ kind: 'approved' })
    copy.write('own/chaplaincy.yaml', readFileSync(join(copy.root, example), 'utf8'))
    expect(approval(local)).toMatchObject({ kind: 'changed' })
  })

  it('means the same file whatever the ends of its lines, and leaves out the example for trusts', async () => {
    await approve()
    const phrases = copy.read('flows/phrases.yaml')
    copy.write('flows/phrases.yaml', phrases.replaceAll('\n', '\r\n'))
    copy.replace('services-catalog/local.example/chaplaincy.yaml', '2027', '2028')
    expect(approval()).toMatchObject({ kind: 'approved' })
  })

  it('takes a role and never a name, and says what it needs', async () => {
    const named = await runHere(signOff, ['--role', 'Dr A Name'], { CONTENT_DIR: copy.root }, ['yes'])
    expect(named).toEqual({ code: 2, output: '--role: write their role, never their name' })
    expect((await runHere(signOff, [], {}, [])).code).toBe(2)
    expect((await runHere(signOff, ['--help'], {}, [])).output).toContain('npm run sign-off -- --role')
  })

  it('refuses wording that cannot be used', async () => {
    copy.replace('flows/phrases.yaml', 'heading: "Privacy"', 'heding: "Privacy"')
    expect(await approve()).toMatchObject({ code: 1, output: expect.stringMatching(/^flows\/phrases\.yaml:\d+ /) })
    expect(existsSync(join(copy.root, file))).toBe(false)
  })
})

describe('a wrong sign-off', () => {
  it.each([
    ['role: "', 'role: "Dr ', 'write their role, never their name'],
    ['files:\n  "', 'files:\n  "another/', 'this hash does not fit the files below'],
    ['date: 2', 'date: 1st of 2', 'date'],
    ['content:', 'contents:', 'did you mean "content"?'],
  ])('with %s as %s is a mistake with its file and line, and the next sign-off mends it', async (from, to, message) => {
    await approve()
    copy.replace(file, from, to)
    const problems = copy.problems()
    expect(problems[0]).toMatch(/^flows\/sign-off\.yaml:\d+ /)
    expect(problems.join('\n')).toContain(message)
    expect((await approve()).code).toBe(0)
    expect(copy.problems()).toEqual([])
  })
})
