import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { projectRoot } from './realContent.ts'

const parts = [
  'src',
  'flows',
  'services-catalog',
  'test',
  'docs',
  'deploy',
  'package.json',
  'tsconfig.json',
  'README.md',
]

/** A copy of the project in which anything may be changed and run, with the packages of this one. */
export function projectCopy() {
  const root = mkdtempSync(join(tmpdir(), 'project-'))
  for (const part of [...parts, 'jest.config.mjs'])
    cpSync(join(projectRoot, part), join(root, part), {
      recursive: true,
      filter: (path) => !['node_modules', 'pictures'].includes(basename(path)),
    })
  symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'))
  const pathOf = (file: string) => join(root, file)
  return {
    root,
    read: (file: string) => readFileSync(pathOf(file), 'utf8'),
    write: (file: string, text: string) => writeFileSync(pathOf(file), text),
    /** Runs a program of the packages with Node there; gives what it says and its exit code. */
    async run(program: string, args: readonly string[], input = '') {
      const child = spawn(process.execPath, [...program.split(' '), ...args], {
        cwd: root,
        env: { PATH: process.env['PATH'] },
      })
      const chunks: Buffer[] = []
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      child.stdin.end(input)
      const [code] = (await once(child, 'close')) as [number | null]
      return { code, output: Buffer.concat(chunks).toString('utf8') }
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

export type ProjectCopy = ReturnType<typeof projectCopy>
