import { readdirSync, readFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../support/realContent.ts'
import { createClient, openStream, typed } from './support/client.ts'
import { holdsPlanted, plantEverywhere, planted, type Planted } from './support/plantEverywhere.ts'
import { startProgram, type Program } from './support/runProgram.ts'

const folder = mkdtempSync(join(tmpdir(), 'signpost-planted-'))
const began = Date.now()
let program: Program
let said: Planted
beforeAll(async () => {
  const faults = join(projectRoot, 'test', 'server', 'support', 'faults.ts')
  program = await startProgram(
    {
      ALLOW_ANONYMOUS_BOT: 'loopback',
      CONTENT_KEY: 'a-key-for-the-content-page',
      TMPDIR: folder,
      HOME: folder,
      NODE_REPORT_DIRECTORY: folder,
    },
    ['--import', faults],
  )
  said = await plantEverywhere(program.address)
})
afterAll(async () => {
  await program.stop()
  rmSync(folder, { recursive: true })
})

describe('a word planted in every field that a person or a channel can fill', () => {
  it('is looked for in all its forms', () => {
    const packed = ['', 'x', 'yz'].map((before) => Buffer.from(`${before}${planted} and more`).toString('base64'))
    for (const text of [planted, planted.toUpperCase(), Buffer.from(planted).toString('hex'), ...packed])
      expect(holdsPlanted(`before ${text} after`)).toBe(true)
    expect(holdsPlanted('a finch, 7 39 1')).toBe(false)
  })

  it('is in no error that anybody is answered with', () => {
    expect(said.errors.length).toBeGreaterThan(15)
    expect(said.errors.filter(holdsPlanted)).toEqual([])
  })

  it('is in nothing that can be read of the conversations afterwards, nor in what somebody else is answered', () => {
    expect(said.later.length).toBeGreaterThan(5)
    expect(said.later.filter(holdsPlanted)).toEqual([])
  })

  it('is in no line of the log', () => {
    expect(program.output()).toContain('Signpost')
    expect(holdsPlanted(program.output())).toBe(false)
  })

  it('is in no metric', async () => {
    const metrics = await program.metrics()
    expect(metrics).toMatch(/signpost_turn_seconds_count\{channel="other",kind="words"\} [1-9]/)
    expect(holdsPlanted(metrics)).toBe(false)
  })

  it('is in nothing that a crash leaves, although the error holds it', async () => {
    const client = createClient(program.address)
    const { conversationId, token, streamUrl } = await client.begin()
    const stream = await openStream(streamUrl)
    await client.post(token, conversationId, { ...typed(`${planted} crash now`), name: planted })
    await stream.closed
    const { code, output } = await program.ended
    expect(code).toBe(1)
    expect(output).toContain('"errorClass":"PlantedError"')
    expect(holdsPlanted(output)).toBe(false)
  })

  it('is in no file that was written', () => {
    const files = [folder, join(projectRoot, 'dist')].flatMap((root) =>
      readdirSync(root, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name)),
    )
    expect(files.filter((file) => holdsPlanted(readFileSync(file, 'latin1')))).toEqual([])
    // Beside the built web chat nothing is written at all.
    expect(files.filter((file) => file.startsWith(folder))).toEqual([])
    expect(Date.now()).toBeGreaterThan(began)
  })
})
