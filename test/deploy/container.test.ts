import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DockerfileParser } from 'dockerfile-ast'
import { validate } from 'dockerfile-utils'
import packageJson from '../../package.json' with { type: 'json' }
import { projectRoot } from '../support/realContent.ts'
import { buildImage, filesOf, userOf, type Image } from './buildImage.ts'

const text = readFileSync(join(projectRoot, 'deploy/Dockerfile'), 'utf8')
const dockerfile = DockerfileParser.parse(text)

describe('the Dockerfile', () => {
  it('has no fault that a parser finds', () => {
    expect(validate(text)).toEqual([])
  })

  it('is built on a slim Node of the version the project is written for', () => {
    const major = packageJson.devDependencies.node.split('.')[0]
    expect(dockerfile.getFROMs().map((from) => from.getImage())).toEqual([`node:${major}-slim`, `node:${major}-slim`])
  })

  it('takes nothing in by the folder, and no secret by a variable', () => {
    for (const copy of dockerfile.getCOPYs()) {
      expect(copy.getArguments().map((each) => each.getValue())).not.toContain('.')
    }
    expect(text).not.toMatch(/^(ARG|ADD) /m)
    expect(text).not.toMatch(/SECRET|PASSWORD|KEY/)
  })

  it('runs as somebody who may not do much', () => {
    const last = text.lastIndexOf('\nFROM ')
    expect(text.slice(last)).toMatch(/^USER node$/m)
    expect(text.slice(last)).not.toMatch(/^RUN /m)
  })
})

describe('the image', () => {
  let image: Image
  beforeAll(() => {
    image = buildImage('deploy/Dockerfile')
  }, 300_000)
  // There is none where it could not be built.
  afterAll(() => (image as Image | undefined)?.remove())

  it('starts what npm start starts', () => {
    expect(image.command.join(' ')).toBe(packageJson.scripts.start)
  })

  it('holds what runs, a list of all its parts, and no packages for development', () => {
    const inside = (path: string) => existsSync(join(image.root, image.workingFolder, path))
    expect(
      ['src/main.ts', 'flows', 'dist/widget/widget.js', 'node_modules/restify'].filter((path) => !inside(path)),
    ).toEqual([])
    expect(['node_modules/jest', 'node_modules/typescript', 'test', 'signpost.env', '.git'].filter(inside)).toEqual([])
    const parts = JSON.parse(readFileSync(join(image.root, image.workingFolder, 'sbom.json'), 'utf8')) as {
      readonly bomFormat: string
      readonly components: readonly { readonly name: string }[]
    }
    expect(parts.bomFormat).toBe('CycloneDX')
    const names = parts.components.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(Object.keys(packageJson.dependencies)))
    expect(names).not.toContain('jest')
  })

  it('serves with files that it cannot write, says how it is, and ends when told to', async () => {
    const before = filesOf(image.root)
    const server = start(image)
    const port = await portOf(server)
    expect(isHealthy(image, port)).toBe(true)
    for (const path of ['/', '/widget.js', '/services']) {
      const { status } = await fetch(`http://127.0.0.1:${port}${path}`)
      expect([path, status]).toEqual([path, 200])
    }
    server.kill('SIGTERM')
    const [status] = (await once(server, 'exit')) as [number]
    expect(status).toBe(0)
    expect(isHealthy(image, port)).toBe(false)
    expect(filesOf(image.root)).toBe(before)
  }, 240_000)
})

function start({ root, workingFolder, environment, command, ...image }: Image): ChildProcess {
  const [, ...given] = command
  return spawn(process.execPath, given, {
    cwd: join(root, workingFolder),
    env: { ...environment, PORT: '0' },
    ...userOf({ root, workingFolder, environment, command, ...image }),
  })
}

async function portOf(server: ChildProcess): Promise<number> {
  const output: string[] = []
  for await (const part of server.stdout ?? []) {
    output.push(String(part))
    const [, port] = /http:\/\/localhost:(\d+)/.exec(output.join('')) ?? []
    if (port !== undefined) return Number(port)
  }
  throw new Error(`it did not start: ${output.join('')}`)
}

function isHealthy({ healthCheck: [program, ...given], environment }: Image, port: number): boolean {
  expect(program).toBe('node')
  return spawnSync(process.execPath, given, { env: { ...environment, PORT: String(port) } }).status === 0
}
