import type { Link } from './openLink.ts'
import type { Persistence } from './Redis.ts'

/** Whether any node writes to a disk. Managed services may forbid the question; then what they tell of themselves may say so. */
export async function readPersistence(link: Link): Promise<Persistence> {
  const nodes = await link.sendToAll(['CONFIG', 'GET', 'save', 'appendonly']).then(
    (replies) => replies.map(fromConfig),
    async () => (await link.sendToAll(['INFO', 'persistence'])).map(fromInfo),
  )
  if (nodes.includes('on')) return 'on'
  return nodes.every((node) => node === 'off') ? 'off' : 'not-known'
}

function fromConfig(reply: unknown): Persistence {
  if (typeof reply !== 'object' || reply === null) return 'not-known'
  const { save, appendonly } = reply as { readonly save?: unknown; readonly appendonly?: unknown }
  if (typeof save !== 'string' || typeof appendonly !== 'string') return 'not-known'
  return save !== '' || appendonly === 'yes' ? 'on' : 'off'
}

/** It does not say whether snapshots are planned, only whether there were any. */
function fromInfo(reply: unknown): Persistence {
  return /^(aof_enabled:1|rdb_saves:[1-9])/m.test(String(reply)) ? 'on' : 'not-known'
}
