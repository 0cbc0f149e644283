import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const folders = (process.env.PATH ?? '').split(delimiter)

/** Where redis-server is, or Valkey's: `REDIS_SERVER_PATH`, or the first of its usual names on the path. */
export const redisServerPath =
  process.env.REDIS_SERVER_PATH ??
  folders
    .flatMap((folder) => ['redis-server', 'valkey-server'].map((name) => join(folder, name)))
    .find((file) => existsSync(file))

/** The suites with Redis are left out where there is none, but never where `CI` is set: there they are required. */
export const redisSuites = { leftOut: redisServerPath === undefined && !process.env.CI }
