import { randomBytes } from 'node:crypto'
import type { Redis } from '../redis/Redis.ts'
import { script } from '../redis/script.ts'

/** One process of this deployment, by a name made at its start, and the content that it shows people. */
export type ServingProcess = { readonly name: string; readonly version: string }

/** Which processes serve people now. */
export type Processes = {
  readonly own: () => ServingProcess
  /** Tells the others of this one; call it every few seconds. */
  readonly tell: () => Promise<void>
  /** All that were heard of lately, this one among them. Throws where they cannot be asked for. */
  readonly all: () => Promise<readonly ServingProcess[]>
}

/** Whoever was not heard of for this long has ended. */
const lifetimeSeconds = 30
const key = 'signpost:processes'

/** Makes the list: with Redis of all processes, without it of this one. */
export function createProcesses(options: {
  readonly version: () => string
  readonly redis?: Pick<Redis, 'run'> | undefined
}): Processes {
  const { version, redis } = options
  const name = randomBytes(3).toString('hex')
  const own = () => ({ name, version: version() })
  const exchange = async (): Promise<readonly ServingProcess[]> => {
    if (redis === undefined) return [own()]
    const told = (await redis.run(tellAndRead, [key], [name, version(), String(lifetimeSeconds)])) as readonly string[]
    return told.map(read).toSorted((one, other) => (one.name < other.name ? -1 : 1))
  }
  return { own, all: exchange, tell: async () => void (await exchange()) }
}

function read(line: string): ServingProcess {
  const [name = '', version = ''] = line.split(' ')
  return { name, version }
}

/** Each field holds when its process was last heard of, by the clock of Redis, and its version. */
const tellAndRead = script(`
local now = tonumber(redis.call('TIME')[1])
redis.call('HSET', KEYS[1], ARGV[1], now .. ' ' .. ARGV[2])
redis.call('EXPIRE', KEYS[1], ARGV[3])
local heard = {}
local all = redis.call('HGETALL', KEYS[1])
for i = 1, #all, 2 do
  local at, version = all[i + 1]:match('^(%d+) (.*)$')
  if now - tonumber(at) > tonumber(ARGV[3]) then
    redis.call('HDEL', KEYS[1], all[i])
  else
    heard[#heard + 1] = all[i] .. ' ' .. version
  end
end
return heard
`)
