import { ask } from '../checks/ask.ts'
import { NoAnswer, notChecked, ok, warning, wrong, type Result } from '../checks/Check.ts'
import { checkCertificate } from '../checks/checkCertificate.ts'
import { checkName } from '../checks/checkName.ts'
import { checkPort } from '../checks/checkPort.ts'
import type { Plan } from './Plan.ts'

/** Whether the server is told the address that people use. */
export async function checkPlannedAddress({ config: { PUBLIC_URL: address } }: Plan): Promise<Result> {
  if (address === undefined)
    return warning(
      'PUBLIC_URL is not set: behind a proxy with TLS browsers refuse the WebSocket, and Teams cannot offer the web version.',
      'Set PUBLIC_URL=https://signpost.example.nhs.uk (your address), unless this is for trying on one machine.',
    )
  const { protocol, hostname } = new URL(address)
  if (protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname))
    return wrong(
      `PUBLIC_URL is http: everybody on the way to ${hostname} can read what people answer.`,
      'Put a proxy with TLS before the server, and set PUBLIC_URL to its https address.',
    )
  return ok(`people use ${address}`)
}

/** Whether that address has a name. */
export async function checkPlannedName({ config: { PUBLIC_URL: address } }: Plan): Promise<Result> {
  return address === undefined ? notSet : checkName(new URL(address).hostname)
}

/** Whether what is there already has a certificate that people's browsers accept. */
export async function checkPlannedCertificate({ config, now }: Plan): Promise<Result> {
  const { PUBLIC_URL: address } = config
  if (address === undefined) return notSet
  const { protocol, hostname, port: given } = new URL(address)
  if (protocol === 'http:') return notChecked('PUBLIC_URL is http')
  const port = given === '' ? 443 : Number(given)
  const reached = await checkPort(hostname, port)
  if (reached.state !== 'ok')
    return notChecked(`nothing takes connections at ${address} from here yet; npm run doctor looks afterwards`)
  return checkCertificate(hostname, port, now())
}

/** Whether this machine's clock agrees with another's: tokens of Microsoft are refused from five minutes on. */
export async function checkOwnClock(plan: Plan): Promise<Result> {
  const { date, host } = plan.timeElsewhere ?? (await timeAtAddress(plan)) ?? {}
  if (date === undefined || host === undefined) return notChecked('nothing that is configured tells the time')
  const minutes = Math.round((plan.now().getTime() - date.getTime()) / 60_000)
  if (Math.abs(minutes) < 2) return ok(`it agrees with that of ${host}`)
  const says = `This machine’s clock is ${String(Math.abs(minutes))} minutes ${minutes > 0 ? 'ahead of' : 'behind'} that of ${host}.`
  const todo =
    'Set it by a time service (NTP): from five minutes on, Microsoft’s signatures and certificates are refused.'
  return Math.abs(minutes) < 5 ? warning(says, todo) : wrong(says, todo)
}

async function timeAtAddress({ config: { PUBLIC_URL: address } }: Plan): Promise<Plan['timeElsewhere']> {
  if (address === undefined) return undefined
  try {
    const { headers } = await ask(`${address}/healthz`)
    return timeIn(new URL(address).host, headers)
  } catch (error) {
    if (error instanceof NoAnswer) return undefined
    throw error
  }
}

/** The time that an answer tells. */
export function timeIn(host: string, headers: Headers): Plan['timeElsewhere'] {
  const date = new Date(headers.get('date') ?? '')
  return Number.isNaN(date.getTime()) ? undefined : { host, date }
}

const notSet = notChecked('PUBLIC_URL is not set')
