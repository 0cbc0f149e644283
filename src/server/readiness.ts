import type { Persistence } from '../redis/Redis.ts'
import type { Content } from '../triage/content.ts'
import { jsonReply, type Reply } from './reply.ts'

/** How Redis is found now. */
export type RedisState = { readonly isAway: boolean; readonly persistence: Persistence | undefined }

/** Whether this process can serve people with all it has, in words for whoever runs it: 503 while places cannot be kept, and while it ends. */
export function readinessReply(content: Content, redis: RedisState | undefined, isEnding: boolean): Reply {
  const isReady = redis?.isAway !== true && !isEnding
  return jsonReply(isReady ? 200 : 503, {
    status: isReady ? 'ready' : isEnding ? 'ending' : 'not ready',
    store: storeWords(redis),
    disk: redis?.persistence,
    content: `${content.catalog.services.length} services, content version ${content.version}`,
  })
}

function storeWords(redis: RedisState | undefined): string {
  if (redis === undefined) return 'sessions are in the memory of this process'
  if (redis.isAway)
    return 'Redis does not answer, or is full and takes nothing: people get emergency help and services, and no place is kept'
  return {
    on: 'Redis answers, and WRITES TO A DISK: turn persistence off, so that answers lie nowhere',
    off: 'Redis answers, and writes nothing to a disk',
    'not-known': 'Redis answers; whether it writes to a disk is not known',
  }[redis.persistence ?? 'not-known']
}
