import { figureOf, type Report } from './Report.ts'
import { rows } from './rows.ts'

/** What is taken for granted; a deployment that knows better puts its own numbers in. */
export const assumptions = {
  /** Of all staff, in the busiest hour: the hour after everybody has been told. */
  shareInBusiestHour: 0.05,
  turnsEach: 12,
  minutesEach: 6,
  /** The busiest minute of that hour has this many times its share. */
  peak: 3,
  /** What one conversation of so many turns takes in Redis, almost all of it the messages that a lost connection can catch up with: 176 KB, measured by hand with Redis 7.0.15 on 22 November 2026. */
  redisKilobytesEach: 176,
  /** Its messages are kept for this long after its last turn. */
  redisMinutesAfter: 30,
  /** No core is planned to be busier than this. */
  busiest: 0.5,
} as const

/** Who is served, in words, and how many they are. */
export const populations = [
  { name: 'a trust', staff: 10_000 },
  { name: 'a region', staff: 150_000 },
  { name: 'a million staff', staff: 1_000_000 },
] as const

/** What one core does in a second at most, by the processor time of a turn. */
export function turnsPerCore(report: Report): {
  readonly teams: number
  readonly web: number
  readonly webOnRedis: number
} {
  const most = (name: string) => 1000 / figureOf(report, name, 'CPU ms')
  return {
    teams: most(rows.connector.inPlace),
    web: most(rows.directLine),
    webOnRedis: most(rows.processes(1)),
  }
}

/** What so many staff need in the busiest minute. */
export function needsOf(report: Report, staff: number) {
  const conversations = staff * assumptions.shareInBusiestHour
  const turnsPerSecond = (conversations * assumptions.turnsEach * assumptions.peak) / 3600
  const open = (conversations * assumptions.minutesEach * assumptions.peak) / 60
  const { webOnRedis } = turnsPerCore(report)
  const cores = turnsPerSecond / (webOnRedis * assumptions.busiest)
  const megabytes =
    (conversations * figureOf(report, rows.memory('idle session', 5000), 'KB held') +
      open * figureOf(report, rows.memory('open socket', 5000), 'KB held')) /
    1024
  return {
    conversations,
    turnsPerSecond,
    open,
    cores,
    megabytes,
    redisMegabytes:
      (conversations * (assumptions.minutesEach + assumptions.redisMinutesAfter) * assumptions.redisKilobytesEach) /
      60 /
      1024,
    /** One more than needed, so that one may fail or be replaced; never fewer than two. */
    processes: Math.max(2, Math.ceil(cores) + 1),
  }
}
