import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../support/realContent.ts'
import { attackGroups } from './attacks/attackGroups.ts'
import { aimAt, allowedSite, contentKey, type Target } from './attacks/target.ts'
import { writeTable } from './attacks/writeTable.ts'
import { startProgram, type Program } from './support/runProgram.ts'

const secret = randomBytes(32)
let program: Program
let target: Target
let outputBefore = ''
const underWay = new Map<string, Promise<void>>()

beforeAll(async () => {
  program = await startProgram({
    SIGNPOST_SECRET: secret.toString('base64'),
    ALLOWED_ORIGINS: allowedSite,
    CONTENT_KEY: contentKey,
    ALLOW_ANONYMOUS_BOT: 'loopback',
    MAXIMUM_REQUESTS_PER_CONVERSATION: '1000000',
  })
  target = await aimAt(program, secret)
  outputBefore = program.output()
  for (const { attacks } of attackGroups) {
    for (const { attack, run, isSlow } of attacks) {
      if (isSlow !== true) continue
      const running = run(target)
      running.catch(() => {})
      underWay.set(attack, running)
    }
  }
})
afterAll(() => program.stop())

/** Whether the server is as it was, for everybody else. */
async function expectUnharmed(): Promise<void> {
  expect(program.child.exitCode).toBeNull()
  expect(await target.wholeTurn()).toEqual([200, 'training', 200])
}

describe.each(attackGroups)('$heading', ({ attacks }) => {
  it.each(attacks)('$attack: $answer', async ({ attack, run }) => {
    await (underWay.get(attack) ?? run(target))
    await expectUnharmed()
  })
})

describe('after all of it', () => {
  it('the log has no line that the attacker wrote or caused', () => {
    expect(program.output().slice(outputBefore.length)).toBe('')
  })

  it('the memory is not much larger, and no socket is held', async () => {
    const metrics = await program.metrics()
    const resident = Number(/^process_resident_memory_bytes (\S+)/m.exec(metrics)?.[1])
    expect(resident).toBeLessThan(600 * 1024 * 1024)
    expect(metrics).toMatch(/^signpost_sockets 0$/m)
    expect(metrics).toMatch(/^signpost_crashes_total 0$/m)
  })

  it('at least 60 attacks were tried, each once, and docs/attacks.md lists them as they are', () => {
    const all = attackGroups.flatMap(({ attacks }) => attacks.map(({ attack }) => attack))
    expect(all.length).toBeGreaterThanOrEqual(60)
    expect(new Set(all).size).toBe(all.length)
    expect(readFileSync(join(projectRoot, 'docs', 'attacks.md'), 'utf8')).toBe(writeTable(attackGroups))
  })
})
