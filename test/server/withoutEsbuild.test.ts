import { spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { buildWidget } from '../../src/server/buildWidget.ts'
import { projectRoot } from '../support/realContent.ts'

let copy: string
beforeAll(async () => {
  await buildWidget()
  copy = await installWithoutEsbuild()
})
afterAll(() => rm(copy, { recursive: true }))

test('a server on which esbuild cannot run serves the widget that was built before', async () => {
  await cp(join(projectRoot, 'dist', 'widget'), join(copy, 'dist', 'widget'), { recursive: true })
  expect(await start(copy)).toContain('Signpost 0.1.0 is running')
})

test('and where it was not built, does not start, and says what to run', async () => {
  await rm(join(copy, 'dist'), { recursive: true, force: true })
  expect(await start(copy)).toMatch(/^The web chat must be built.*"npm ci".*"npm run build:widget"/)
})

test('a server that may not write its files serves the widget all the same', async () => {
  await symlink(join(projectRoot, 'node_modules', 'esbuild'), join(copy, 'node_modules', 'esbuild'))
  // Nobody may make folders there, not even root.
  await symlink('/sys', join(copy, 'dist'))
  expect(await start(copy)).toContain('Signpost 0.1.0 is running')
})

/** A copy of the program beside the packages that it needs, all but esbuild. */
async function installWithoutEsbuild(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'signpost-'))
  for (const part of ['src', 'flows', 'services-catalog', 'package.json']) {
    await cp(join(projectRoot, part), join(folder, part), { recursive: true })
  }
  const { dependencies } = JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>
  }
  for (const name of Object.keys(dependencies).filter((each) => each !== 'esbuild')) {
    const link = join(folder, 'node_modules', name)
    await mkdir(dirname(link), { recursive: true })
    await symlink(join(projectRoot, 'node_modules', name), link)
  }
  return folder
}

/** Starts the program, stops it when it listens, and answers the first line it printed. */
async function start(folder: string): Promise<string> {
  const program = spawn(process.execPath, [join(folder, 'src', 'main.ts')], {
    env: { PATH: process.env['PATH'], PORT: '0' },
  })
  const output: string[] = []
  for (const stream of [program.stdout, program.stderr]) {
    stream.on('data', (text: Buffer) => {
      output.push(text.toString())
      if (output.join('').includes('is running')) program.kill()
    })
  }
  await new Promise((resolve) => program.once('close', resolve))
  return output.join('').split('\n')[0] ?? ''
}
