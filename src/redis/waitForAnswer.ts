import { setTimeout as pause } from 'node:timers/promises'
import type { Redis } from './Redis.ts'

/** Waits until Redis has answered for the first time and said whether it writes to a disk, or until this time has passed. */
export async function waitForAnswer(redis: Redis, milliseconds: number): Promise<void> {
  const endsAt = performance.now() + milliseconds
  while ((redis.isAway() || redis.persistence() === undefined) && performance.now() < endsAt) await pause(20)
}
