import { execFile } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { unzipSync } from 'fflate'
import { makeManifest } from '../../src/commands/packageTeams.ts'
import { projectRoot, realContent } from '../support/realContent.ts'
import type { Json } from './support/aTeamsChat.ts'

const settings = {
  MicrosoftAppId: '01234567-89ab-cdef-0123-456789abcdef',
  PUBLIC_URL: 'https://signpost.example.nhs.uk/',
  TRUST_NAME: 'Anytown Hospitals NHS Foundation Trust',
}
const manifestOf = async (differences: object = {}) =>
  makeManifest(realContent.teams, { ...settings, ...differences }) as Promise<Json>

test('the manifest is for personal chats alone, with the bot and the address of the settings', async () => {
  const manifest = await manifestOf()
  expect(manifest.manifestVersion).toBe('1.29')
  expect(manifest.bots).toHaveLength(1)
  expect(manifest.bots[0]).toMatchObject({
    botId: settings.MicrosoftAppId,
    scopes: ['personal'],
    isNotificationOnly: false,
  })
  expect(manifest.developer.websiteUrl).toBe('https://signpost.example.nhs.uk/')
  expect(manifest.validDomains).toEqual(['signpost.example.nhs.uk'])
  expect(JSON.stringify(manifest)).not.toMatch(/\{\w+\}/)
}, 20_000)

test('the description has the numbers that help when the server is down, and no name or title says what the app is about', async () => {
  const manifest = await manifestOf()
  for (const number of ['999', '116 123', 'SHOUT to 85258']) expect(manifest.description.full).toContain(number)
  const commands: Json[] = manifest.bots[0].commandLists[0].commands
  const titles = [manifest.name.short, manifest.name.full, ...commands.map(({ title }) => title)]
  expect(titles.join(' ')).not.toMatch(/mental|addict|crisis|suicid|doctor|wellbeing|NHS/i)
  expect(commands.length).toBeLessThanOrEqual(12)
})

test('every command of the manifest is understood', async () => {
  const { aTeamsChat, textsIn } = await import('./support/aTeamsChat.ts')
  for (const { title } of realContent.teams.app.commands) {
    const chat = aTeamsChat()
    await chat.type('wales')
    const [message] = await chat.type(title)
    expect([title, textsIn(message).includes(realContent.teams.notUnderstood)]).toEqual([title, false])
  }
})

test.each([
  [{ MicrosoftAppId: undefined }, 'MicrosoftAppId: set it to the client id of the Azure Bot'],
  [{ MicrosoftAppId: 'signpost' }, 'MicrosoftAppId: set it to the client id of the Azure Bot'],
  [{ PUBLIC_URL: undefined }, 'PUBLIC_URL: set it to the https address of the server'],
  [{ PUBLIC_URL: 'http://signpost.example.nhs.uk' }, 'PUBLIC_URL: set it to the https address of the server'],
  [{ TRUST_NAME: undefined }, 'TRUST_NAME: set it to who runs this'],
  [{ TRUST_NAME: ' ' }, 'TRUST_NAME: set it to who runs this'],
])('a setting that is missing or wrong is named with what to do: %j', async (differences, message) => {
  await expect(manifestOf(differences)).rejects.toThrow(message)
})

test.each([
  [{ PUBLIC_URL: 'https://signpost.example.nhs.uk:8443/?a=1' }, 'PUBLIC_URL: '],
  [{ PUBLIC_URL: 'https://signpost.example.nhs.uk/a b' }, 'PUBLIC_URL: '],
  [{ PUBLIC_URL: 'https://somebody:secret@signpost.example.nhs.uk' }, 'PUBLIC_URL: '],
  [{ TRUST_NAME: '   ' }, 'TRUST_NAME: '],
])(
  'a setting that the server would refuse is refused here: %j',
  async (differences, message) => {
    const env = { ...process.env, ...settings, ...differences }
    const made = promisify(execFile)(process.execPath, ['src/cli.ts', 'package-teams'], { cwd: projectRoot, env })
    await expect(made).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining(message) })
  },
  30_000,
)

test('a later package has a later version, so that it can be uploaded over the one before', async () => {
  const later = (await makeManifest(realContent.teams, settings, '1.0.12')) as Json
  expect(later.version).toBe('1.0.12')
  for (const version of ['1', '1.2', 'v1.2.3', '1.02.3', '1.2.3-rc'])
    await expect(makeManifest(realContent.teams, settings, version)).rejects.toThrow('three numbers, such as 1.0.1')
}, 20_000)

test('a manifest that Microsoft would refuse is refused here', async () => {
  const { teams } = realContent
  const tooLong = { ...teams, app: { ...teams.app, name: 'a'.repeat(31) } }
  await expect(makeManifest(tooLong, settings)).rejects.toThrow('/name/short must NOT have more than 30 characters')
})

test('the command makes a zip of the manifest and two icons of the sizes that Teams asks for', async () => {
  const file = join(projectRoot, 'dist/signpost-teams.zip')
  rmSync(file, { force: true })
  await promisify(execFile)(process.execPath, ['src/cli.ts', 'package-teams'], {
    cwd: projectRoot,
    env: { ...process.env, ...settings },
  })
  const files = unzipSync(readFileSync(file))
  expect(Object.keys(files).toSorted()).toEqual(['color.png', 'manifest.json', 'outline.png'])
  const sizeOf = (png: Uint8Array | undefined) => Buffer.from(png ?? []).readUInt32BE(16)
  expect([sizeOf(files['color.png']), sizeOf(files['outline.png'])]).toEqual([192, 32])
}, 30_000)
