import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { DockerfileParser, type Copy, type Instruction, type JSONInstruction } from 'dockerfile-ast'
import { projectRoot } from '../support/realContent.ts'

/** What an image holds and starts: the folder that stands for its root, its working folder there, and what it runs. */
export type Image = {
  readonly root: string
  readonly workingFolder: string
  readonly environment: Readonly<Record<string, string>>
  readonly user: string
  readonly command: readonly string[]
  readonly healthCheck: readonly string[]
  readonly remove: () => void
}

type Stage = {
  readonly root: string
  workingFolder: string
  environment: Record<string, string>
  user: string
  command: readonly string[]
  healthCheck: readonly string[]
}

/**
 * Builds the image of a Dockerfile without a container engine: runs its instructions one by one in folders that stand for the roots of
 * its stages, with this machine's Node 24. Throws for an instruction it does not know, and where a step fails.
 */
export function buildImage(dockerfile: string): Image {
  const folder = mkdtempSync(join(tmpdir(), 'signpost-image-'))
  // The image's own user must get in, when the test runs as root.
  chmodSync(folder, 0o755)
  const stages = new Map<string, Stage>()
  let stage: Stage | undefined
  for (const instruction of DockerfileParser.parse(
    readFileSync(join(projectRoot, dockerfile), 'utf8'),
  ).getInstructions()) {
    const words = instruction.getExpandedArguments().map((each) => each.getValue())
    if (instruction.getKeyword() === 'FROM') {
      const name = words[2] ?? `stage-${stages.size}`
      stage = {
        root: join(folder, name),
        workingFolder: '/',
        environment: {},
        user: 'root',
        command: [],
        healthCheck: [],
      }
      stages.set(name, stage)
    } else if (stage === undefined) throw new Error('a Dockerfile begins with FROM')
    else follow(instruction, words, stage, stages)
  }
  if (stage === undefined) throw new Error('there is nothing in the Dockerfile')
  return { ...stage, remove: () => rmSync(folder, { recursive: true }) }
}

function follow(instruction: Instruction, words: readonly string[], stage: Stage, stages: Map<string, Stage>): void {
  const here = join(stage.root, stage.workingFolder)
  switch (instruction.getKeyword()) {
    case 'WORKDIR':
      stage.workingFolder = words[0] ?? '/'
      mkdirSync(join(stage.root, stage.workingFolder), { recursive: true })
      return
    case 'ENV':
      for (const word of words) stage.environment[word.split('=')[0] ?? ''] = word.split('=')[1] ?? ''
      return
    case 'COPY':
      return copy(words, (instruction as Copy).getFromFlag()?.getValue() ?? undefined, here, stages)
    case 'RUN':
      return run(instruction.getArgumentsContent() ?? '', here, stage.environment)
    case 'USER':
      stage.user = words[0] ?? ''
      return
    case 'EXPOSE':
      return
    case 'CMD':
      stage.command = jsonOf(instruction)
      return
    case 'HEALTHCHECK':
      stage.healthCheck = JSON.parse(
        /CMD (\[.*\])$/s.exec(instruction.getArgumentsContent() ?? '')?.[1] ?? '[]',
      ) as string[]
      return
    default:
      throw new Error(`the test does not know ${instruction.getInstruction()}`)
  }
}

function copy(
  words: readonly string[],
  stage: string | undefined,
  here: string,
  stages: ReadonlyMap<string, Stage>,
): void {
  const paths = [...words]
  const to = paths.pop() ?? ''
  const from = stage === undefined ? projectRoot : stages.get(stage)?.root
  if (from === undefined) throw new Error(`there is no stage ${stage}`)
  for (const path of paths) {
    if (stage === undefined && !isInContext(path)) throw new Error(`.dockerignore keeps ${path} out`)
    const source = join(from, path)
    if (!existsSync(source)) throw new Error(`there is no ${path} to copy`)
    // A folder's content is copied, a file under its name where the target is a folder.
    const target = statSync(source).isDirectory() || !to.endsWith('/') ? join(here, to) : join(here, to, basename(path))
    mkdirSync(dirname(target), { recursive: true })
    cpSync(source, target, { recursive: true, verbatimSymlinks: true })
  }
}

/** Whether .dockerignore, which keeps everything out but what it names, lets a path in. */
function isInContext(path: string): boolean {
  const named = readFileSync(join(projectRoot, '.dockerignore'), 'utf8').split('\n')
  if (!named.includes('*')) throw new Error('.dockerignore must begin by keeping everything out')
  return named.some((line) => line.startsWith('!') && `${path}/`.startsWith(`${line.slice(1)}/`))
}

function run(command: string, cwd: string, environment: Readonly<Record<string, string>>): void {
  const env = {
    PATH: [dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(':'),
    HOME: process.env['HOME'] ?? '/root',
    npm_config_prefer_offline: 'true',
    // A machine behind a proxy has an authority of its own.
    NODE_EXTRA_CA_CERTS: process.env['NODE_EXTRA_CA_CERTS'] ?? '',
    ...environment,
  }
  const { status, stderr } = spawnSync('/bin/sh', ['-c', command], { cwd, env, encoding: 'utf8' })
  if (status !== 0) throw new Error(`RUN ${command} failed: ${stderr}`)
}

function jsonOf(instruction: Instruction): readonly string[] {
  return (instruction as JSONInstruction).getJSONStrings().map((each) => JSON.parse(each.getValue()) as string)
}

/** The numbers of the user that an image runs as, where the test may take them: as somebody else it may not change who it is. */
export function userOf({ user }: Image): { readonly uid?: number; readonly gid?: number } {
  // In the official images "node" is 1000.
  return process.getuid?.() === 0 && user === 'node' ? { uid: 1000, gid: 1000 } : {}
}

/** Every file below a folder with when it was changed, so that a test sees that nothing was written. */
export function filesOf(folder: string): string {
  return execFileSync('find', [folder, '-type', 'f', '-not', '-path', '*/node_modules/*', '-printf', '%p %T@\n'], {
    encoding: 'utf8',
  })
}
