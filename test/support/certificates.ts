import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A certificate with its key, and those between it and its authority, as PEM texts. */
export type Certificate = { readonly key: string; readonly cert: string }

export type Authority = {
  /** The file that a program is told to trust (`NODE_EXTRA_CA_CERTS`). */
  readonly file: string
  /** A certificate for these names, good for so many days from now: less than none is over already. */
  readonly issue: (names: readonly string[], days?: number) => Certificate
  /** One whose issuer is between it and the authority; `chain` sends that one along. */
  readonly issueBelow: (names: readonly string[], chain: boolean) => Certificate
  readonly remove: () => void
}

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']

/** A certificate authority that nobody trusts who is not told to, made with openssl. */
export function createAuthority(): Authority {
  const folder = mkdtempSync(join(tmpdir(), 'signpost-ca-'))
  const path = (name: string) => join(folder, name)
  const openssl = (...args: readonly string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  openssl(
    'req',
    '-x509',
    ...newKey,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-subj',
    '/CN=Test authority',
    '-days',
    '30',
  )

  function sign(name: string, issuer: string, days: number, subject: readonly string[], alternative: string): void {
    openssl('req', ...newKey, '-keyout', `${name}.key`, '-out', `${name}.csr`, ...subject)
    writeFileSync(path(`${name}.ext`), alternative)
    const by = ['-CA', `${issuer}.pem`, '-CAkey', `${issuer}.key`, '-CAcreateserial', '-extfile', `${name}.ext`]
    const made = ['-in', `${name}.csr`, '-out', `${name}.pem`, '-days', String(days)]
    openssl('x509', '-req', ...made, ...by)
  }
  function issue(names: readonly string[], days = 90, issuer = 'ca', chain = false): Certificate {
    const alternative = names.map((name) => (/^[\d.]+$/.test(name) ? `IP:${name}` : `DNS:${name}`)).join(',')
    sign('leaf', issuer, days, ['-subj', '/CN=Test server'], `subjectAltName=${alternative}`)
    const cert = ['leaf.pem', ...(chain ? [`${issuer}.pem`] : [])].map((file) => readFileSync(path(file), 'utf8'))
    return { key: readFileSync(path('leaf.key'), 'utf8'), cert: cert.join('') }
  }
  return {
    file: path('ca.pem'),
    issue: (names, days) => issue(names, days),
    issueBelow(names, chain) {
      sign('between', 'ca', 30, ['-subj', '/CN=Test issuer'], 'basicConstraints=critical,CA:TRUE')
      return issue(names, 30, 'between', chain)
    },
    remove: () => rmSync(folder, { recursive: true }),
  }
}

/** A certificate that vouches for itself. */
export function selfSigned(name: string): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'signpost-self-'))
  const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`, '-days', '90']
  execFileSync('openssl', ['req', '-x509', ...newKey, '-keyout', 'self.key', '-out', 'self.pem', ...subject], {
    cwd: folder,
    stdio: 'pipe',
  })
  const [key = '', cert = ''] = ['self.key', 'self.pem'].map((file) => readFileSync(join(folder, file), 'utf8'))
  rmSync(folder, { recursive: true })
  return { key, cert }
}
