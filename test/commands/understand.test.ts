import { spawnSync } from 'node:child_process'
import { projectRoot } from '../support/realContent.ts'

const understand = (input: string) => {
  const { status, stdout } = spawnSync(process.execPath, ['src/cli.ts', 'understand'], { cwd: projectRoot, input })
  return { status, lines: stdout.toString().trimEnd().split('\n') }
}

test('npm run understand answers line for line, and goes on after what it cannot read', () => {
  const read = '{"text":"in leeds","asked":"location"}'
  const { status, lines } = understand([read, '', 'no JSON', '{"asked":"any"}', read].join('\n'))
  const answer = {
    redFlag: null,
    command: null,
    answers: { location: 'england-outside-london' },
    because: expect.any(Array),
  }
  const error = (line: number) => ({
    error: `line ${line} is not a JSON line with a text and what was asked: see --help`,
  })
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([answer, error(2), error(3), error(4), answer])
  expect(status).toBe(2)
  expect(understand(read).status).toBe(0)
})
