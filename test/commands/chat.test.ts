import { spawn } from 'node:child_process'
import { projectRoot } from '../support/realContent.ts'

/** Types these lines into `npm run chat`'s program and gives all that it wrote. */
async function chat(lines: readonly string[]): Promise<{ output: string; code: number | null }> {
  const child = spawn(process.execPath, ['src/cli.ts', 'chat'], {
    cwd: projectRoot,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => void (output += text))
  child.stdin.end(lines.map((line) => `${line}\n`).join(''))
  const code = await new Promise<number | null>((resolve) => void child.on('close', resolve))
  return { output, code }
}

test('a person in the terminal answers with numbers and words and gets services with their numbers', async () => {
  const { output, code } = await chat(['3', 'consultant', 'Something else', 'money', '2'])
  expect(output).toContain('Find support')
  expect(output).toContain('BMA COUNSELLING')
  expect(output).toContain('0330 123 1245')
  expect(output.match(/In an emergency phone 999/g)?.length).toBeGreaterThanOrEqual(6)
  expect(code).toBe(0)
})

test('clear deletes the answers and leaves the ways on open, and quit leaves', async () => {
  const { output, code } = await chat(['1', 'clear', '1', 'quit', '1'])
  expect(output).toContain('Nothing of this conversation is kept here.')
  expect(output.match(/-{60}/g)).toHaveLength(4)
  expect(code).toBe(0)
})

test('emergency help stands first when somebody says that a life is in danger', async () => {
  const { output } = await chat(['urgent help', 'carry on', '1', '7', '2', 'emergency'])
  const results = output.slice(output.lastIndexOf('Support that fits'))
  expect(results.indexOf('Phone 999')).toBeLessThan(results.indexOf('BMA COUNSELLING'))
})
