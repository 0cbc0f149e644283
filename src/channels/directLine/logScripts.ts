import { script } from '../../redis/script.ts'

// Positions are microseconds since 2020 by the clock of Redis, which stay below 15 digits: a log that begins anew stands after all
// that a client has seen.
const positions = `
  local time = redis.call('TIME')
  local now = (time[1] - 1577836800) * 1000000 + time[2]
  local function write(position) return string.format('%.0f', position) end
`

/** Adds activities: KEYS positions by id, JSON by id, session; ARGV origin, channel, how many at most, how long, then id, JSON and turn of each. A log stands beside a session only; what a turn before its last one shows is out of date, and is left out. */
export const appending = script(`${positions}
  local session = redis.call('GET', KEYS[3])
  if not session then return {} end
  local turn = tonumber(string.match(session, '"turn":(%d+)') or '0')
  local newest = redis.call('ZREVRANGE', KEYS[1], 0, 0, 'WITHSCORES')
  local previous = tonumber(newest[2] or '0')
  local reply = { previous }
  local position = math.max(now, previous + 1)
  local added = false
  for at = 5, #ARGV, 3 do
    local known = redis.call('ZSCORE', KEYS[1], ARGV[at])
    if known then
      table.insert(reply, tonumber(known))
      table.insert(reply, 0)
    elseif (tonumber(ARGV[at + 2]) or turn) < turn then
      table.insert(reply, previous)
      table.insert(reply, 0)
    else
      redis.call('ZADD', KEYS[1], write(position), ARGV[at])
      redis.call('HSET', KEYS[2], ARGV[at], ARGV[at + 1])
      table.insert(reply, position)
      table.insert(reply, 1)
      position = position + 1
      added = true
    end
  end
  if not added then return reply end
  local tooMany = redis.call('ZCARD', KEYS[1]) - ARGV[3]
  if tooMany > 0 then
    for _, id in ipairs(redis.call('ZRANGE', KEYS[1], 0, tooMany - 1)) do redis.call('HDEL', KEYS[2], id) end
    redis.call('ZREMRANGEBYRANK', KEYS[1], 0, tooMany - 1)
  end
  redis.call('EXPIRE', KEYS[1], ARGV[4])
  redis.call('EXPIRE', KEYS[2], ARGV[4])
  redis.call('PUBLISH', ARGV[2], ARGV[1] .. ' more')
  return reply
`)

/** What stands after a position: KEYS positions by id, JSON by id, last; ARGV the position. Answers position, id and JSON of each. */
export const reading = script(`
  local found = {}
  local last = redis.call('LRANGE', KEYS[3], 0, -1)
  local newest = redis.call('ZREVRANGE', KEYS[1], 0, 0, 'WITHSCORES')[2] or last[#last - 2]
  if not newest then return found end
  local after = tonumber(ARGV[1])
  if after > tonumber(newest) then after = 0 end
  for at = 1, #last, 3 do
    if tonumber(last[at]) > after then
      for part = at, at + 2 do table.insert(found, last[part]) end
    end
  end
  local kept = redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. string.format('%.0f', after), '+inf', 'WITHSCORES')
  for at = 1, #kept, 2 do
    local json = redis.call('HGET', KEYS[2], kept[at])
    if json then
      table.insert(found, string.format('%.0f', tonumber(kept[at + 1])))
      table.insert(found, kept[at])
      table.insert(found, json)
    end
  end
  return found
`)

/** Forgets the log, and keeps for a moment what it ended with: KEYS positions by id, JSON by id, last, ended; ARGV origin, channel, how long, then id and JSON of each. */
export const clearing = script(`${positions}
  local newest = redis.call('ZREVRANGE', KEYS[1], 0, 0, 'WITHSCORES')
  local previous = tonumber(newest[2] or '0')
  redis.call('DEL', KEYS[1], KEYS[2])
  if redis.call('EXISTS', KEYS[4]) == 1 then return {} end
  local last = redis.call('LRANGE', KEYS[3], 0, -1)
  local reply = { previous }
  if last[#last - 1] == ARGV[#ARGV - 1] then
    for at = 1, #last, 3 do
      table.insert(reply, tonumber(last[at]))
      table.insert(reply, 0)
    end
    return reply
  end
  redis.call('DEL', KEYS[3])
  local position = math.max(now, previous + 1)
  for at = 4, #ARGV, 2 do
    redis.call('RPUSH', KEYS[3], write(position), ARGV[at], ARGV[at + 1])
    table.insert(reply, position)
    table.insert(reply, 1)
    position = position + 1
  end
  redis.call('EXPIRE', KEYS[3], ARGV[3])
  redis.call('PUBLISH', ARGV[2], ARGV[1] .. ' more')
  return reply
`)

/** Forgets everything: KEYS positions by id, JSON by id, last; ARGV origin, channel. */
export const ending = script(`
  redis.call('DEL', KEYS[1], KEYS[2], KEYS[3])
  redis.call('PUBLISH', ARGV[2], ARGV[1] .. ' ended')
`)
