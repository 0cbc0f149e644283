import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../support/realContent.ts'
import { createPlace, removePlaces } from './runDeploy.ts'
import { debianTool } from './debianTool.ts'

const answers = ['Anytown Hospitals NHS Trust', 'medium', 'yes', 'https://intranet.example.nhs.uk', 'yes']

afterAll(removePlaces)

describe('deploy.sh install', () => {
  it('asks five questions, shows changes and cost, makes everything and says what comes next', async () => {
    const place = createPlace()
    const { status, output, cloud } = await place.run('install', answers)
    expect([status, output]).toEqual([0, output])
    expect(output.match(/(Who runs|Which size|Also in|Which intranet|Make these)[^\n]*?: /g)).toHaveLength(5)
    expect(output).toContain('  + Microsoft.BotService/botServices')
    expect(output).toMatch(/What it costs a month.*\n {2}medium .*£/)
    expect(output).toContain(`Next: in a browser, open https://${cloud.app?.name}.azurewebsites.net`)
    expect(output).toContain('"Upload the app" in deploy/teams/README.md')
    expect(cloud.app?.settings).toMatchObject({
      TRUST_NAME: 'Anytown Hospitals NHS Trust',
      ALLOWED_ORIGINS: 'https://intranet.example.nhs.uk',
      MicrosoftAppType: 'UserAssignedMSI',
    })
    expect(cloud.app?.resources).toContain('Microsoft.Cache/redisEnterprise')
    expect(readFileSync(join(place.home, 'signpost-teams.zip'), 'utf8')).toBe(
      `the-client\nhttps://${cloud.app?.name}.azurewebsites.net\nAnytown Hospitals NHS Trust`,
    )
    expect(filesIn(cloud.programs[0] ?? '')).toEqual(
      expect.arrayContaining(['src/main.ts', 'dist/widget/widget.js', 'package.json', 'flows/phrases.yaml']),
    )
    expect(filesIn(cloud.programs[0] ?? '').filter((name) => /signpost-teams|^test|\.env/.test(name))).toEqual([])
  })

  it('brings no settings and no keys that lie in the folder', async () => {
    const place = createPlace()
    const secrets = ['deploy/signpost.env', 'deploy/tls/privkey.pem', 'src/.env', 'flows/server.key']
    mkdirSync(join(place.folder, 'deploy/tls'))
    for (const name of secrets) writeFileSync(join(place.folder, name), 'planted')
    const { status, cloud } = await place.run('install', answers)
    const brought = filesIn(cloud.programs[0] ?? '')
    expect([status, brought.filter((name) => /\.(env|pem|key)|tls/.test(name))]).toEqual([0, []])
    expect(brought).toContain('deploy/assurance/hazard-log.yaml')
  })

  it.each([
    ['try', 1, []],
    ['small', 1, ['Microsoft.Insights/autoscaleSettings']],
    ['medium', 2, ['Microsoft.Cache/redisEnterprise', 'Microsoft.Insights/autoscaleSettings']],
    ['large', 2, ['Microsoft.Cache/redisEnterprise', 'Microsoft.Insights/autoscaleSettings']],
  ])('makes what the size %s says', async (size, _, extra) => {
    const { cloud } = await createPlace().run('install', ['A Trust', size, 'no', '', 'yes'])
    const made = cloud.app?.resources.filter((type) => /redisEnterprise$|autoscale|BotService/.test(type))
    expect(made).toEqual(extra)
  })

  it.each(['small', 'try'])(
    'takes away what the size %s and no Teams leave over, and only after a yes',
    async (size) => {
      const place = createPlace()
      await place.run('install', answers)
      const refused = await place.run('install', ['', size, 'no', '', 'no'])
      expect(refused.output).toMatch(/no longer use it:\n.*redisEnterprise.*\n.*botServices/)
      expect(refused.cloud.app?.resources).toContain('Microsoft.Cache/redisEnterprise')
      const { status, output, cloud } = await place.run('install', ['', size, 'no', '', 'yes'])
      expect([status, output]).toEqual([0, output])
      const left = cloud.app?.resources.filter((type) => /redisEnterprise|autoscale|BotService/.test(type))
      expect(left).toEqual(size === 'try' ? [] : ['Microsoft.Insights/autoscaleSettings'])
      expect(cloud.app?.settings).not.toHaveProperty('REDIS_URL')
    },
  )

  it('serves another tenant where one is named, and keeps it', async () => {
    const place = createPlace()
    const { cloud } = await place.run('install --tenant the-shared', answers)
    expect(cloud.app?.settings).toMatchObject({ MicrosoftAppTenantId: 'the-shared' })
    const again = await place.run('install', ['', '', '', '', 'yes'])
    expect(again.cloud.app?.settings).toMatchObject({ MicrosoftAppTenantId: 'the-shared' })
  })

  it('asks again where an answer does not fit', async () => {
    const wrong = [
      '',
      '@file',
      'A Trust',
      'huge',
      'small',
      'perhaps',
      'no',
      'intranet.example',
      'https://a.example/page',
      '',
      'oui',
      'yes',
    ]
    const { status, output, cloud } = await createPlace().run('install', wrong)
    expect([status, output]).toEqual([0, output])
    expect(cloud.app?.settings).toMatchObject({ TRUST_NAME: 'A Trust', ALLOWED_ORIGINS: '' })
    expect(output).toContain('3 to 120 characters, beginning with a letter or a number.')
    expect(output).toContain('https:// and the name, without a path; several with commas between.')
    expect(cloud.app?.settings).not.toHaveProperty('MicrosoftAppId')
    expect(output).not.toContain('Teams:')
  })

  it('makes nothing without a yes, and nothing when the answers end', async () => {
    const refused = await createPlace().run('install', [...answers.slice(0, 4), 'no'])
    expect(refused).toMatchObject({ status: 1, cloud: { programs: [] } })
    expect(refused.cloud.app).toBeUndefined()
    expect(refused.output).toContain('Nothing was deployed.')
    const ended = await createPlace().run('install', answers.slice(0, 2))
    expect(ended.status).toBe(1)
    expect(ended.output).toContain('No answer came.')
    expect(ended.cloud.group).toBeUndefined()
  })

  it.each([
    ['az group create', 'was made to fail'],
    ['az keyvault list', 'was made to fail'],
    ['az deployment group what-if', 'was made to fail'],
    ['az deployment group create', 'Azure refused something'],
    ['az webapp config appsettings list', 'was made to fail'],
    ['npm ci --no-audit --no-fund', 'The program could not be made'],
    ['npm run build:widget', 'The program could not be made'],
    ['npm run package:teams', 'The Teams package could not be made'],
    ['npm prune --omit=dev --no-audit --no-fund', 'The program could not be made'],
    ['az webapp deploy', 'Azure did not take the program'],
  ])('stops where %s fails, and goes on when it is run again, with the answers of before', async (command, says) => {
    const place = createPlace({ failing: { [command]: 1 } })
    const stopped = await place.run('install', answers)
    expect(stopped.status).toBe(1)
    expect(stopped.output).toContain(says)
    expect(stopped.cloud.programs).toEqual([])
    // Enter takes the answer that is offered; where the group was not made, there is none.
    const again = stopped.cloud.group === undefined ? answers : ['', '', '', '', 'yes']
    const resumed = await place.run('install', again)
    expect([resumed.status, resumed.output]).toEqual([0, resumed.output])
    expect(resumed.cloud.app?.settings).toMatchObject({ TRUST_NAME: answers[0], ALLOWED_ORIGINS: answers[3] })
    expect(resumed.cloud.programs).toHaveLength(1)
  })

  it('keeps the secret that is there', async () => {
    const place = createPlace()
    const first = await place.run('install', answers)
    expect(first.cloud.calls.join('\n')).toContain('makeSecret=true')
    const second = await place.run('install', ['', 'small', '', '', 'yes'])
    const made = second.cloud.calls.filter((call) => call.startsWith('az deployment group create')).at(-1)
    expect(made).toContain('makeSecret=false')
    expect(second.cloud.group?.tags).toMatchObject({ size: 'small', trust: answers[0] })
  })

  it('does not make a new secret because Azure did not say whether there is one', async () => {
    const place = createPlace()
    await place.run('install', answers)
    place.cloud.failing['az rest'] = 1
    const { status, cloud } = await place.run('install', ['', '', '', '', 'yes'])
    expect(status).toBe(1)
    expect(cloud.calls.filter((call) => call.startsWith('az deployment group create'))).toHaveLength(1)
  })

  it('waits until the server can read its secrets, and restarts it', async () => {
    const { status, output, cloud } = await createPlace({ refusals: 2 }).run('install', answers)
    expect([status, output]).toEqual([0, output])
    expect(cloud.calls.filter((call) => call === 'sleep 30')).toHaveLength(2)
    expect(cloud.calls.filter((call) => call.startsWith('az webapp restart'))).toHaveLength(2)
  })

  it('gives up on secrets that cannot be read, before anything is brought', async () => {
    const { status, output, cloud } = await createPlace({ refusals: 99 }).run('install', answers)
    expect(status).toBe(1)
    expect(output).toContain('The server cannot read its secrets (AccessToKeyVaultDenied')
    expect(cloud.programs).toEqual([])
  })

  it('waits for the address to answer, and says where to look when it does not', async () => {
    expect(await createPlace({ silences: 3 }).run('install', answers)).toMatchObject({ status: 0 })
    const silent = await createPlace({ silences: 999 }).run('install', answers)
    expect(silent.status).toBe(1)
    expect(silent.output).toMatch(
      /It does not answer at https:\S+\/healthz.*az webapp log tail --resource-group signpost/,
    )
  })

  it('takes further parameters from parameters.json', async () => {
    const place = createPlace()
    const parameters = {
      otherSettings: { value: { MAXIMUM_SESSIONS: '5' } },
      publicAddress: { value: 'https://s.example' },
    }
    writeFileSync(join(place.folder, 'deploy/azure/parameters.json'), JSON.stringify({ parameters }))
    const { cloud } = await place.run('install', answers)
    expect(cloud.app?.settings).toMatchObject({ MAXIMUM_SESSIONS: '5', PUBLIC_URL: 'https://s.example' })
  })

  it('leaves a resource group alone that it did not make', async () => {
    const { status, output, cloud } = await createPlace({ group: { tags: { owner: 'estates' } } }).run(
      'install',
      answers,
    )
    expect(status).toBe(1)
    expect(output).toMatch(/was not made by this program.*az group delete --name signpost/s)
    expect(cloud.group?.tags).toEqual({ owner: 'estates' })
  })

  it('takes another group and region', async () => {
    const { cloud } = await createPlace().run('install --group chat --location ukwest', answers)
    expect(cloud.calls.join('\n')).toContain('az group create --name chat --location ukwest')
    expect(cloud.calls.join('\n')).toContain('location=ukwest')
  })
})

describe('deploy.sh upgrade and rollback', () => {
  it('bring the program alone, keep three, and go back one at a time', async () => {
    const place = createPlace()
    const installed = await place.run('install', ['A Trust', 'small', 'no', '', 'yes'])
    const kept = join(place.home, 'signpost-programs', installed.cloud.app?.name ?? '')
    mkdirSync(kept, { recursive: true })
    for (const name of ['20200101-000000.zip', '20210101-000000.zip']) writeFileSync(join(kept, name), 'earlier')
    const upgraded = await place.run('upgrade')
    expect([upgraded.status, upgraded.output]).toEqual([0, upgraded.output])
    expect(upgraded.cloud.calls.filter((call) => call.startsWith('az deployment group create'))).toHaveLength(1)
    const zips = () => readdirSync(kept).filter((name) => name.endsWith('.zip'))
    expect(zips()).toHaveLength(3)
    expect(zips()).not.toContain('20200101-000000.zip')
    const back = await place.run('rollback')
    expect([back.status, back.cloud.programs.at(-1)]).toEqual([0, installed.cloud.programs[0]])
    const further = await place.run('rollback')
    expect([further.status, further.cloud.programs.at(-1)]).toEqual([0, join(kept, '20210101-000000.zip')])
    const last = await place.run('rollback')
    expect(last.status).toBe(1)
    expect(last.output).toContain('No earlier program is kept')
  })

  it.each(['upgrade', 'rollback'])('%s says so where nothing is installed', async (command) => {
    const { status, output } = await createPlace().run(command)
    expect([status, output]).toEqual([
      1,
      expect.stringContaining('There is no Signpost in the resource group "signpost"'),
    ])
  })

  it('upgrades what the portal’s button has made, too', async () => {
    const app = {
      name: 'signpost-abc',
      settings: { PUBLIC_URL: 'https://signpost-abc.azurewebsites.net' },
      resources: [],
    }
    const { status, cloud } = await createPlace({ group: { tags: {} }, app }).run('upgrade')
    expect([status, cloud.programs.length]).toEqual([0, 1])
  })
})

describe('deploy.sh remove', () => {
  it('deletes everything and the name of the vault, after the name of the group is written', async () => {
    const place = createPlace()
    const { cloud: before } = await place.run('install', answers)
    const { status, output, cloud } = await place.run('remove', ['signpost'])
    expect(status).toBe(0)
    expect(output).toContain('Microsoft.Web/sites')
    expect(cloud.group).toBeUndefined()
    expect(cloud.purged).toEqual([before.vault?.name])
  })

  it('deletes nothing for another word, and nothing that it did not make', async () => {
    const place = createPlace()
    await place.run('install', answers)
    expect(await place.run('remove', ['yes'])).toMatchObject({
      status: 1,
      cloud: { group: { tags: { size: 'medium' } } },
    })
    expect(await place.run('remove', [])).toMatchObject({ status: 1, cloud: { group: { tags: { size: 'medium' } } } })
    const foreign = createPlace({ group: { tags: {} } })
    expect(await foreign.run('remove', ['signpost'])).toMatchObject({ status: 1, cloud: { group: { tags: {} } } })
    expect((await createPlace().run('remove', ['signpost'])).output).toContain('There is no resource group')
  })

  it('says what stays where the vault may not be purged', async () => {
    const place = createPlace({ failing: { 'az keyvault purge': 1 } })
    await place.run('install', answers)
    const { status, output } = await place.run('remove', ['signpost'])
    expect([status, output]).toEqual([0, expect.stringContaining('stays for 7 days')])
  })
})

describe('deploy.sh', () => {
  it('explains itself', async () => {
    const { status, output, cloud } = await createPlace().run('--help')
    expect([status, cloud.calls]).toEqual([0, []])
    for (const command of ['install', 'upgrade', 'rollback', 'remove', 'costs'])
      expect(output).toContain(`\n  ${command} `)
  })

  it('refuses what it does not know', async () => {
    for (const wrong of ['deploy', 'install --size big', 'install --group', 'upgrade now']) {
      expect([wrong, (await createPlace().run(wrong, answers)).status]).toEqual([wrong, 1])
    }
  })

  it('says how to sign in', async () => {
    const { status, output } = await createPlace({ signedIn: false }).run('install', answers)
    expect([status, output]).toEqual([1, expect.stringContaining('Sign in first, with "az login".')])
  })

  debianTool('shellcheck')('has no fault that shellcheck finds', () => {
    const script = join(projectRoot, 'deploy/azure/deploy.sh')
    const { status, stdout } = spawnSync('shellcheck', ['--severity', 'style', script], { encoding: 'utf8' })
    expect([status, stdout]).toEqual([0, ''])
  })
})

function filesIn(zip: string): readonly string[] {
  if (!existsSync(zip)) return []
  return execFileSync('unzip', ['-Z1', zip], { encoding: 'utf8' }).split('\n')
}
