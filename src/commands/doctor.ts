import { parseArgs } from 'node:util'
import { runChecks } from './checks/runChecks.ts'
import { tellFindings } from './checks/tellFindings.ts'
import { endConversations } from './doctor/checkConversation.ts'
import { doctorChecks } from './doctor/doctorChecks.ts'
import { readManifest } from './doctor/readManifest.ts'
import type { Visit } from './doctor/Visit.ts'
import { UsageError } from './UsageError.ts'

const help = `Looks at a running Signpost from outside, as people and Teams reach it, and says which link is broken and what to do.

  npm run doctor -- https://signpost.example.nhs.uk

Run it on any machine that is not the server, best on one outside your network: Teams comes from there.

  --app-id ID        the "Microsoft App ID" of the bot in Azure
  --app-type TYPE    its "Bot type": UserAssignedMSI or SingleTenant
  --tenant ID        the id of your Microsoft 365 tenant
  --manifest FILE    the package that was uploaded to Teams (signpost-teams.zip), or its manifest.json
  --origin ADDRESS   a site that shows the web chat, such as https://intranet.example.nhs.uk
  --json             for programs

It begins two conversations, presses one button and deletes them. It ends with 1 where something is wrong.`

const options = {
  'app-id': { type: 'string' },
  'app-type': { type: 'string' },
  tenant: { type: 'string' },
  manifest: { type: 'string' },
  origin: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

/** `npm run doctor -- https://HOST`: 0 when no link is broken, 1 when one is. Throws `UsageError` for words it does not know. */
export async function doctor(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args)
  if (values.help) {
    console.log(help)
    return 0
  }
  const visit: Visit = {
    address: addressIn(positionals),
    now: () => new Date(),
    appId: values['app-id'],
    appType: values['app-type'],
    tenantId: values.tenant,
    manifest: values.manifest === undefined ? undefined : readManifest(values.manifest),
    origin: originIn(values.origin),
  }
  const { findings, known } = await runChecks(doctorChecks, visit)
  await endConversations(visit, known.begun ?? [])
  return tellFindings(findings, values.json)
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : ''}\n\n${help}`)
  }
}

function addressIn([address = '', ...more]: readonly string[]): string {
  const isAddress = URL.canParse(address) && /^https?:$/.test(new URL(address).protocol) && !/[?#]/.test(address)
  if (!isAddress || more.length > 0)
    throw new UsageError(`Give one address, such as https://signpost.example.nhs.uk\n\n${help}`)
  return new URL(address).href.replace(/\/+$/, '')
}

function originIn(origin: string | undefined): string | undefined {
  if (origin === undefined) return undefined
  if (!URL.canParse(origin) || new URL(origin).origin === 'null')
    throw new UsageError('--origin is the address of a site, such as https://intranet.example.nhs.uk')
  return new URL(origin).origin
}
