import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { projectRoot } from '../support/realContent.ts'

const run = promisify(execFile)
const find = async (...args: string[]) => run(process.execPath, ['src/cli.ts', 'find', ...args], { cwd: projectRoot })
const json = async (...args: string[]) => JSON.parse((await find(...args, '--json')).stdout) as Output

type Shown = { id: string; openNow: boolean | null }
type Output = {
  answers: object
  emergency: { heading: string; lines: string[] }
  services: Shown[]
  passOn: Shown[]
  excluded: { id: string; reasons: string[] }[]
}

test('find gives every service that fits in order, and what does not and why', async () => {
  const found = await json(
    '--location',
    'london',
    '--training',
    'foundation',
    '--issues',
    'mental-health,addiction',
    '--urgency',
    'urgent',
    '--at',
    '2026-12-25T03:00',
  )
  expect(Object.keys(found)).toEqual(['answers', 'emergency', 'services', 'excluded'])
  expect(found.answers).toEqual({
    location: 'london',
    training: 'foundation',
    issues: ['mental-health', 'addiction'],
    urgency: 'urgent',
  })
  expect(found.emergency).toBeNull()
  expect(found.services[0]).toEqual({
    id: 'bma-counselling',
    name: 'BMA counselling',
    status: 'current',
    fit: 'eligible',
    reasons: expect.arrayContaining(['open now']),
    openNow: true,
  })
  expect(found.services.find(({ id }) => id === 'nhs-practitioner-health')).toMatchObject({
    openNow: false,
  })
  expect(found.excluded.find(({ id }) => id === 'lifeline')).toEqual({
    id: 'lifeline',
    reasons: ['it does not serve London'],
  })
})

test('find gives the emergency text of the place only for an emergency', async () => {
  const { emergency } = await json('--urgency', 'emergency', '--location', 'northern-ireland')
  expect(emergency.heading).toContain('999')
  expect(emergency.lines.join()).toContain('0808 808 8000')
})

test('find reads --at as a time on London clocks', async () => {
  const open = async (at: string) =>
    (await json('--location', 'london', '--training', 'gp', '--at', at)).services.find(
      ({ id }) => id === 'nhs-practitioner-health',
    )?.openNow
  expect([await open('2026-07-06T08:00'), await open('2026-07-06T07:59')]).toEqual([true, false])
})

test('for somebody else find gives what to pass on in the same shape', async () => {
  const { services, passOn } = await json('--training', 'colleague', '--location', 'wales', '--issues', 'addiction')
  expect(Object.keys(passOn[0] ?? {})).toEqual(Object.keys(services[0] ?? {}))
  expect(passOn.map(({ id }) => id)).toContain('bma-counselling')
})

test('--no-phone puts ways without a call first', async () => {
  const ids = async (...args: string[]) => (await json('--location', 'wales', ...args)).services.map(({ id }) => id)
  const [before, after] = [await ids(), await ids('--no-phone')]
  expect(after.indexOf('shout')).toBeLessThan(after.indexOf('nhs-111-wales'))
  expect(before.indexOf('nhs-111-wales')).toBeLessThan(before.indexOf('shout'))
  expect(after.toSorted()).toEqual(before.toSorted())
})

test('without --json find prints the results as the terminal shows them', async () => {
  expect((await find('--location', 'wales')).stdout).toContain('BMA COUNSELLING')
})

test.each([
  [['--location', 'londn'], 'no option "londn" in location; did you mean "london"?'],
  [['--location', 'london,wales'], '--location takes one option'],
  [['--place', 'london'], "Unknown option '--place'"],
  [['--at', 'yesterday'], '--at "yesterday" is not a time such as 2026-12-25T03:00'],
  [['--at', '2026-02-30T10:00'], 'is not a time'],
])('wrong words are refused with what to do: %j', async (args, message) => {
  await expect(find(...args)).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining(message) })
})

test('--help names every facet and its options', async () => {
  const { stdout } = await find('--help')
  for (const word of [
    '--location',
    'crown-dependencies',
    '--training-region',
    'not-in-training-programme',
    '--at',
    '--no-phone',
    '--json',
  ])
    expect(stdout).toContain(word)
})
