import { parse } from 'yaml'
import { contentCopy } from '../support/contentCopy.ts'
import { checkServices } from '../../src/commands/checkServices.ts'
import { closeService } from '../../src/commands/closeService.ts'
import { reopenService } from '../../src/commands/reopenService.ts'
import { run } from './run.ts'
import { runHere } from './runHere.ts'

const samaritans = 'services-catalog/uk/samaritans.yaml'
const canopi = 'services-catalog/wales/canopi.yaml'
const bma = 'services-catalog/uk/bma-counselling.yaml'
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date())

let copy: ReturnType<typeof contentCopy>
beforeEach(() => void (copy = contentCopy()))
afterEach(() => copy.remove())

const commands = {
  'close-service': closeService,
  'reopen-service': reopenService,
  'check-services': checkServices,
}
const command = async ([name = '', ...args]: readonly string[], ...input: readonly string[]) =>
  runHere(commands[name as keyof typeof commands], args, { CONTENT_DIR: copy.root }, input)
const record = (file: string) =>
  parse(copy.read(file)) as Record<string, unknown> & { contacts: Record<string, unknown>[] }

describe('npm run close-service and reopen-service', () => {
  it('close a service and open it again, to the same file', async () => {
    const before = copy.read(canopi)
    const { output, code } = await command([
      'close-service',
      'canopi',
      '--until',
      '2026-12-24',
      '--reason',
      'Moving: new number',
    ])
    expect([code, output]).toEqual([0, expect.stringContaining('Closed: Canopi')])
    expect(record(canopi)).toMatchObject({
      status: 'closed',
      closed: { since: today, until: '2026-12-24', reason: 'Moving: new number', was: 'current' },
    })
    expect(copy.problems()).toEqual([])
    expect((await command(['reopen-service', 'canopi'])).code).toBe(0)
    expect(copy.read(canopi)).toBe(before)
  })

  it('give back to an unconfirmed service its own status', async () => {
    const before = copy.read('services-catalog/uk/acas.yaml')
    await command(['close-service', 'acas'])
    await command(['reopen-service', 'acas'])
    expect(copy.read('services-catalog/uk/acas.yaml')).toBe(before)
  })

  it('open again what was closed by hand', async () => {
    copy.replace(canopi, 'status: current', 'status: closed')
    const { output } = await command(['reopen-service', 'canopi'])
    expect(output).toContain('Open again: Canopi, as current')
  })

  it('ask twice before the last line open day and night is closed, and name who is left without', async () => {
    const before = copy.read(samaritans)
    const refusals = [[], ['yes'], ['yes', 'yes'], ['no', 'samaritans']]
    for (const input of refusals) {
      const { output, code } = await command(['close-service', 'samaritans'], ...input)
      expect([code, output]).toEqual([1, expect.stringContaining('Nothing was changed.')])
      expect(output).toMatch(/the Isle of Man and Channel Islands: medical students, .*GPs/)
      expect(copy.read(samaritans)).toBe(before)
    }
    expect((await command(['close-service', 'samaritans'], 'yes', 'samaritans')).code).toBe(0)
    expect(record(samaritans)).toMatchObject({ status: 'closed' })
  })

  it('ask twice before 999 is closed', async () => {
    expect((await command(['close-service', 'emergency-services'], 'yes')).output).toContain('Nothing was changed.')
  })

  it('close a founding service without asking where others are open day and night', async () => {
    expect((await command(['close-service', 'bma-counselling'])).code).toBe(0)
    expect(copy.problems()).toEqual([])
  })

  it.each([
    [['close-service', 'samaritns'], 'there is no service "samaritns"; did you mean "samaritans"?'],
    [['close-service', 'canopi', '--until', '2026-02-30'], '--until "2026-02-30" is not a day such as 2026-12-24'],
    [['close-service', 'canopi', 'moving', 'house'], 'put the reason in quotes'],
    [['reopen-service', 'canopi'], 'Canopi is not closed'],
    [['reopen-service', 'canopi', '--as', 'open'], '--as is current or unconfirmed'],
  ])('refuse %j', async (args, message) => {
    const before = copy.read(canopi)
    const { output, code } = await command(args)
    expect(output).toContain(message)
    expect(code).not.toBe(0)
    expect(copy.read(canopi)).toBe(before)
  })
})

describe('npm run check-services', () => {
  it('writes that every way was tried, by which role, and when it is due again, and keeps the notes', async () => {
    copy.replace(samaritans, 'status: current', '# a note\nstatus: current')
    const { output } = await command(['check-services', 'samaritans'], 'wellbeing lead', 'right', 'right')
    expect(output).toContain('samaritans.org')
    expect(record(samaritans)).toMatchObject({
      checked: { on: today, how: 'called 116 123 and wrote to jo@samaritans.org', role: 'wellbeing lead' },
    })
    expect(String(record(samaritans)['recheckBy']) > today).toBe(true)
    expect(copy.read(samaritans)).toContain('# a note')
    expect(copy.problems()).toEqual([])
    expect((await command(['check-services', '--list', '--due'])).output).not.toContain('samaritans ')
  })

  it('closes a wrong number at once, shows the new one when it was typed twice and tried, and keeps the old one to be recognised', async () => {
    copy.replace('services-catalog/uk/bma-peer-support.yaml', '0330 123 1245', '0330 123 1247')
    const closing = await command(['check-services', 'bma-counselling', '--role', 'lead'], 'wrong: 0330 123 1249')
    expect(closing.output).toContain('Closed at once: 0330 123 1245')
    expect(record(bma).contacts[0]).toMatchObject({
      value: '0330 123 1245',
      status: 'closed',
      closed: { since: today },
    })
    expect(copy.problems()).toEqual([])
    copy.replace(bma, 'status: closed', 'status: current')
    await command(
      ['check-services', 'bma-counselling', '--role', 'lead'],
      'wrong: 0330 123 1249',
      '0330 123 1248',
      '0330 123 1249',
      '0330 123 1249',
      'yes',
      'right',
    )
    expect(record(bma)).toMatchObject({
      contacts: [{ value: '0330 123 1249', evidence: { source: 'found by the lead', date: today } }, {}],
      formerly: { numbers: expect.arrayContaining(['0330 123 1245']) },
      checked: { on: today, role: 'lead' },
    })
    expect(record(bma).contacts[0]).not.toHaveProperty('status')
    expect(copy.problems()).toEqual([])
  })

  it('shows a new number that nobody has tried with a warning', async () => {
    await command(
      ['check-services', 'gmc-doctor-support-service', '--role', 'lead'],
      'wrong: 0330 123 1249',
      '0330 123 1249',
      'no',
    )
    expect(record('services-catalog/uk/gmc-doctor-support-service.yaml').contacts[0]).toMatchObject({
      status: 'unconfirmed',
    })
    expect(copy.problems()).toEqual([])
  })

  it('refuses a number that is none, and leaves the old one closed', async () => {
    const { output } = await command(
      ['check-services', 'gmc-doctor-support-service', '--role', 'lead'],
      'wrong: 0330 1',
      '0330 1',
      'yes',
      '',
    )
    expect(output).toMatch(/gmc-doctor-support-service\.yaml:\d+ "0330 1" is not a valid UK phone number/)
    expect(record('services-catalog/uk/gmc-doctor-support-service.yaml').contacts[0]).toMatchObject({
      status: 'closed',
    })
  })

  it('writes nothing as checked when nobody answered, and has it due again in a week', async () => {
    await command(['check-services', 'samaritans', '--role', 'lead'], 'nobody answered', 'right')
    expect(record(samaritans)).not.toHaveProperty('checked')
    expect(String(record(samaritans)['recheckBy'])).toBe(
      new Date(Date.parse(today) + 7 * 86_400_000).toISOString().slice(0, 10),
    )
    expect(record(samaritans).contacts.filter(({ status }) => status === 'closed')).toEqual([])
  })

  it('closes the whole service when that is what was found', async () => {
    await command(['check-services', 'canopi', '--role', 'lead'], 'closed', 'yes')
    expect(record(canopi)).toMatchObject({ status: 'closed', closed: { reason: 'a check found it closed' } })
  })

  it('does not understand another word, and asks again', async () => {
    const { output } = await command(['check-services', 'canopi', '--role', 'lead'], 'perhaps', 'stop')
    expect(output).toContain('Please answer with one of these words.')
    expect(record(canopi)).not.toHaveProperty('checked')
  })

  it('writes to the trust’s details where a service is filled in', async () => {
    const file = 'services-catalog/local.example/occupational-health.yaml'
    const { output } = await runHere(
      checkServices,
      ['occupational-health', '--role', 'lead'],
      { CONTENT_DIR: copy.root, LOCAL_CATALOG: `${copy.root}/services-catalog/local.example` },
      ['right', 'right'],
    )
    expect(output).toContain('Written: checked')
    expect(record(file)).toMatchObject({ checked: { on: today, role: 'lead' } })
    expect(record('services-catalog/uk/occupational-health.yaml')).not.toHaveProperty('checked')
  })

  it('lists, writes a table and prints a call sheet', async () => {
    expect((await command(['check-services', '--list'])).output.split('\n').length).toBeGreaterThan(50)
    expect((await command(['check-services', '--csv'])).output).toContain('"samaritans","Samaritans","phone","116 123"')
    expect((await command(['check-services', '--sheet'])).output).toContain('[ ] nobody answered')
  })
})

test('the commands work from the command line, with what somebody types', async () => {
  const { output, code } = await run(['close-service', 'samaritans'], { CONTENT_DIR: copy.root }, ['yes', 'samaritans'])
  expect([code, output]).toEqual([0, expect.stringContaining('Closed: Samaritans')])
})

test('npm run check-links says that nothing was checked where there is no network', async () => {
  // A proxy that nothing listens on keeps this from reaching the internet on any machine.
  const { output, code } = await run(['check-links'], {
    CONTENT_DIR: copy.root,
    HTTPS_PROXY: 'http://127.0.0.1:1',
    NODE_USE_ENV_PROXY: '1',
  })
  expect(output).toContain('NOTHING WAS CHECKED')
  expect(code).toBe(2)
})
