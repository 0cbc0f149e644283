import { isIP } from 'node:net'
import { checkServerIdentity, connect, getCACertificates, type PeerCertificate, type TLSSocket } from 'node:tls'
import { ok, warning, wrong, type Result } from './Check.ts'
import { reasonOf } from './ask.ts'

const soonDays = 21
const dayMilliseconds = 86_400_000

type Seen = { readonly certificate: PeerCertificate; readonly doubt: string | undefined }

/** Whether browsers and Microsoft would accept a host's certificate, and for how long yet. */
export async function checkCertificate(host: string, port: number, now: Date): Promise<Result> {
  const seen = await look(host, port).catch((error: unknown) => reasonOf(error))
  if (typeof seen === 'string')
    return wrong(
      `Port ${String(port)} of ${host} does not speak TLS as it should (${seen}).`,
      'Does the proxy serve https on this port, with TLS 1.2 or later? An http port answers so too.',
    )
  const { certificate, doubt } = seen
  const ends = new Date(certificate.valid_to)
  if (ends < now)
    return wrong(
      `The certificate ended on ${day(ends)}.`,
      'Renew it, and see to it that it renews by itself: browsers and Teams accept it no more.',
    )
  if (new Date(certificate.valid_from) > now)
    return wrong(
      `The certificate begins on ${day(new Date(certificate.valid_from))}, which is later than now.`,
      'Look at the clock of this machine and at the certificate.',
    )
  if (checkServerIdentity(host, certificate) !== undefined)
    return wrong(
      `The certificate is for another name: ${namesOf(certificate)}, not ${host}.`,
      `Have one made for ${host}, or use the name it is for. On Azure, bind the certificate to the custom domain.`,
    )
  if (doubt !== undefined) return doubted(doubt, certificate)
  const days = Math.floor((ends.getTime() - now.getTime()) / dayMilliseconds)
  if (days < soonDays)
    return warning(
      `The certificate ends in ${String(days)} days, on ${day(ends)}.`,
      'Renew it, and see to it that it renews by itself.',
    )
  return ok(`the certificate is good until ${day(ends)}`)
}

/** Whether the issuer is one that every device and Microsoft knows; a trust's own is known on its own machines alone. */
export async function checkIssuer(host: string, port: number): Promise<Result> {
  const { certificate, doubt } = await look(host, port, getCACertificates('bundled'))
  if (doubt === undefined) return ok(`the certificate is by a public authority: ${issuerOf(certificate)}`)
  return warning(
    `The certificate is by ${issuerOf(certificate)}, which this machine was told to trust and others were not.`,
    'That serves devices of the trust alone. Microsoft Teams and phones at home need one by a public authority.',
  )
}

function doubted(code: string, certificate: PeerCertificate): Result {
  if (code === 'DEPTH_ZERO_SELF_SIGNED_CERT')
    return wrong(
      'The certificate vouches for itself, so nobody can know whose it is.',
      'Have one made by a public authority, such as Let’s Encrypt: browsers and Teams refuse this one.',
    )
  return wrong(
    `The certificate is by ${issuerOf(certificate)}, and nothing leads from there to an authority that this machine knows (${code}).`,
    'Usually the proxy must send the certificates in between too (the "full chain"). If this network looks into TLS, or the authority is the trust’s own, run this with NODE_USE_SYSTEM_CA=1.',
  )
}

/** Looks at the certificate without yet insisting on anything. */
function look(host: string, port: number, ca?: readonly string[]): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const socket: TLSSocket = connect({
      host,
      port,
      timeout: 10_000,
      rejectUnauthorized: false,
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ...(ca === undefined ? {} : { ca: [...ca] }),
    })
    socket.once('secureConnect', () => {
      const doubt = socket.authorizationError as unknown as string | undefined | null
      resolve({ certificate: socket.getPeerCertificate(), doubt: doubt ?? undefined })
      socket.destroy()
    })
    socket.once('timeout', () => socket.destroy(new Error('timed out')))
    socket.once('error', reject)
  })
}

function namesOf({ subjectaltname, subject }: PeerCertificate): string {
  return subjectaltname?.replaceAll(/(DNS|IP Address):/g, '') ?? String(subject.CN)
}

function issuerOf({ issuer }: PeerCertificate): string {
  return [issuer.CN, issuer.O].find((name) => name !== undefined)?.toString() ?? 'somebody without a name'
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10)
}
