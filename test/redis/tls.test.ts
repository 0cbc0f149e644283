import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '../browser/startServer.ts'
import { freePort, startRedis } from './support/startRedis.ts'

test('over TLS, with a password, sessions are kept; a certificate that nobody vouches for is refused', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'signpost-tls-'))
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', certificate, ...subject],
    { stdio: 'ignore' },
  )
  const port = await freePort()
  const tls = [
    '--tls-port',
    String(port),
    '--tls-cert-file',
    certificate,
    '--tls-key-file',
    key,
    '--tls-ca-cert-file',
    certificate,
  ]
  const redis = await startRedis([...tls, '--tls-auth-clients', 'no', '--requirepass', 'a password'])
  const environment = {
    REDIS_URL: `rediss://:a%20password@localhost:${port}`,
    SIGNPOST_SECRET: randomBytes(32).toString('base64'),
  }
  const trusting = await startServer({ environment: { ...environment, NODE_EXTRA_CA_CERTS: certificate } })
  const ready = await fetch(`${trusting.address}/readyz`)
  expect([ready.status, await ready.json()]).toMatchObject([
    200,
    { store: 'Redis answers, and writes nothing to a disk' },
  ])
  const said: string[] = []
  const other = await startServer({ environment, say: (text) => void said.push(text) })
  expect((await fetch(`${other.address}/readyz`)).status).toBe(503)
  await Promise.all([trusting.stop(), other.stop()])
  await redis.stop()
  await rm(folder, { recursive: true })
})
