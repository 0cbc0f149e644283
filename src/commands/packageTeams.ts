import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { AppManifestUtils } from '@microsoft/app-manifest'
import { strToU8, zipSync } from 'fflate'
import type { TeamsWords } from '../triage/teamsWords.ts'
import { drawTeamsIcons } from './drawTeamsIcons.ts'
import { contentOf, type Environment } from './Environment.ts'
import { projectRoot } from './projectRoot.ts'
import { UsageError } from './UsageError.ts'

const output = 'dist/signpost-teams.zip'

/**
 * `npm run package:teams [-- VERSION]`: makes the app package that trust IT uploads to Teams. Throws `UsageError` with each setting
 * that is missing, or that the server would refuse.
 */
export async function packageTeams([version]: readonly string[], environment: Environment): Promise<number> {
  const { settings, settingProblems } = environment
  const refused = settingProblems.filter((problem) => /^(PUBLIC_URL|TRUST_NAME):/.test(problem))
  if (refused.length > 0) throw new UsageError([cannotGoOn, ...refused].join('\n'))
  const { teams } = contentOf(environment)
  const manifest = await makeManifest(teams, settings, version)
  const { color, outline } = drawTeamsIcons()
  const files = {
    'manifest.json': strToU8(`${JSON.stringify(manifest, null, 2)}\n`),
    'color.png': color,
    'outline.png': outline,
  }
  mkdirSync(join(projectRoot, 'dist'), { recursive: true })
  // A fixed date, so that the same settings make the same file.
  writeFileSync(join(projectRoot, output), zipSync(files, { mtime: new Date('2026-01-01T00:00:00') }))
  console.log(`Written: ${output}\nNext: deploy/teams/README.md, "Upload the app"`)
  return 0
}

/** The app's manifest, valid against Microsoft's own schema. Throws `UsageError` where a setting is missing or the result is not valid. */
export async function makeManifest(
  { app }: Pick<TeamsWords, 'app'>,
  settings: Environment['settings'],
  appVersion = (readJson('package.json') as { readonly version: string }).version,
): Promise<object> {
  const { MicrosoftAppId: appId = '', PUBLIC_URL: address = '', TRUST_NAME: trust = '' } = settings
  const problems = missing(appId, address, trust)
  if (problems.length > 0) throw new UsageError([cannotGoOn, ...problems].join('\n'))
  if (!/^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$/.test(appVersion))
    throw new UsageError(`"${appVersion}" is no version of an app: write three numbers, such as 1.0.1`)
  const publicUrl = address.replace(/\/+$/, '')
  const values: Readonly<Record<string, unknown>> = {
    version: appVersion,
    appId,
    publicUrl,
    trust: shortened(trust),
    domain: new URL(publicUrl).host,
    name: app.name,
    fullName: app.fullName,
    shortDescription: app.shortDescription,
    fullDescription: app.description,
    commands: app.commands,
  }
  const manifest = filled(readJson('deploy/teams/manifest.template.json'), values) as object
  const found = await AppManifestUtils.validateAgainstSchema(manifest as never, officialSchema() as never)
  if (found.length > 0) throw new UsageError(['The manifest does not fit Microsoft’s schema:', ...found].join('\n'))
  return manifest
}

const cannotGoOn = 'package:teams cannot go on:'

function missing(appId: string, publicUrl: string, trust: string): readonly string[] {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(appId)
  const isHttps = URL.canParse(publicUrl) && new URL(publicUrl).protocol === 'https:'
  return [
    ...(isId
      ? []
      : ['MicrosoftAppId: set it to the client id of the Azure Bot, such as 01234567-89ab-cdef-0123-456789abcdef']),
    ...(isHttps
      ? []
      : ['PUBLIC_URL: set it to the https address of the server, such as https://signpost.example.nhs.uk']),
    ...(trust.trim() === ''
      ? ['TRUST_NAME: set it to who runs this, such as "Anytown Hospitals NHS Trust": Teams shows it as the publisher']
      : []),
  ]
}

/** Teams takes 32 characters for the publisher: whole words of the trust's name. */
function shortened(trust: string): string {
  if (trust.length <= 32) return trust
  const words = trust.slice(0, 33).split(' ').slice(0, -1).join(' ')
  return words === '' ? trust.slice(0, 32) : words
}

/** Fills the {places} of a template, in every text of it; a text that is one place alone becomes what is filled in. */
function filled(template: unknown, values: Readonly<Record<string, unknown>>): unknown {
  if (Array.isArray(template)) return template.map((each) => filled(each, values))
  if (typeof template === 'object' && template !== null) {
    return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, filled(value, values)]))
  }
  if (typeof template !== 'string') return template
  const [, whole = ''] = /^\{(\w+)\}$/.exec(template) ?? []
  if (whole in values) return values[whole]
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(projectRoot, path), 'utf8'))
}

function officialSchema(): unknown {
  const { resolve } = createRequire(import.meta.url)
  const path = resolve('@microsoft/app-manifest/build/json-schemas/teams/v1.29/MicrosoftTeams.schema.json')
  // The schema has a regular expression that JavaScript does not know; the package's own reader mends it so.
  return JSON.parse(readFileSync(path, 'utf8').replaceAll(String.raw`\\a`, String.raw`\\x07`))
}
