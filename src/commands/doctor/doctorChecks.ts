import { ok, warning, wrong, type Check, type Result } from '../checks/Check.ts'
import { checkCertificate, checkIssuer } from '../checks/checkCertificate.ts'
import { checkName } from '../checks/checkName.ts'
import { checkPort } from '../checks/checkPort.ts'
import { checkAppId, checkAppType, checkTenant } from './checkBot.ts'
import { checkConversation, checkReply } from './checkConversation.ts'
import { checkEndpoint } from './checkEndpoint.ts'
import { checkCaching, checkHeaders } from './checkHeaders.ts'
import { checkManifest } from './checkManifest.ts'
import { checkProcesses } from './checkProcesses.ts'
import { checkReady } from './checkReady.ts'
import { checkServer } from './checkServer.ts'
import { checkClock, checkPublicAddress, checkToken } from './checkToken.ts'
import { checkApproval, checkCatalogAge, checkVersion } from './checkVersion.ts'
import { checkWebSocket } from './checkWebSocket.ts'
import { checkEmbedding, checkWidget } from './checkWidget.ts'
import type { Visit } from './Visit.ts'

/** The links between a person and an answer, in the order in which they are needed. */
export const doctorChecks: readonly Check<Visit>[] = [
  { link: 'name', needs: [], check: ({ address }) => checkName(hostOf(address)) },
  { link: 'port', needs: ['name'], check: ({ address }) => checkPort(hostOf(address), portOf(address)) },
  { link: 'certificate', needs: ['port'], check: checkTls },
  { link: 'issuer', needs: ['certificate'], check: checkPublicIssuer },
  { link: 'server', needs: ['certificate'], check: checkServer },
  { link: 'version', needs: ['server'], check: checkVersion },
  { link: 'ready', needs: ['server'], check: checkReady },
  { link: 'catalog', needs: ['version'], check: checkCatalogAge },
  { link: 'approval', needs: ['version'], check: checkApproval },
  { link: 'headers', needs: ['server'], check: checkHeaders },
  { link: 'copies', needs: ['server'], check: checkCaching },
  { link: 'web chat token', needs: ['server'], check: checkToken },
  { link: 'public address', needs: ['web chat token'], check: checkPublicAddress },
  { link: 'clock', needs: ['web chat token'], check: checkClock },
  { link: 'processes', needs: ['ready', 'web chat token'], check: checkProcesses },
  { link: 'conversation', needs: ['processes'], check: checkConversation },
  { link: 'reply', needs: ['conversation'], check: checkReply },
  { link: 'WebSocket', needs: ['conversation', 'public address'], check: checkWebSocket },
  { link: 'widget', needs: ['server'], check: checkWidget },
  { link: 'embedding', needs: ['widget', 'web chat token'], check: checkEmbedding },
  { link: 'messages endpoint', needs: ['version'], check: checkEndpoint },
  { link: 'bot id', needs: ['messages endpoint'], check: checkAppId },
  { link: 'app type', needs: ['messages endpoint'], check: checkAppType },
  { link: 'tenant', needs: ['messages endpoint'], check: checkTenant },
  { link: 'manifest', needs: ['messages endpoint'], check: checkManifest },
]

function hostOf(address: string): string {
  return new URL(address).hostname.replace(/^\[(.*)\]$/, '$1')
}

function portOf(address: string): number {
  const { port, protocol } = new URL(address)
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port)
}

async function checkTls({ address, now }: Visit): Promise<Result> {
  if (address.startsWith('https:')) return checkCertificate(hostOf(address), portOf(address), now())
  const todo = 'For a service, put a proxy with TLS before Signpost (deploy/README.md) and give its https address.'
  return ['localhost', '127.0.0.1', '::1'].includes(hostOf(address))
    ? warning('There is no TLS: on this machine alone that is well.', todo)
    : wrong('There is no TLS: everybody on the way can read what people answer.', todo)
}

async function checkPublicIssuer({ address }: Visit): Promise<Result> {
  return address.startsWith('https:') ? checkIssuer(hostOf(address), portOf(address)) : ok('no certificate, no issuer')
}
