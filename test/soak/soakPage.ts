import { written } from '../bench/table.ts'
import { brokenIn, flatBytesPerTurn, leastTurnsToTell, type MemoryRun, type RedisRun, type Report } from './Report.ts'
import { countedWords, type Counted } from './tally.ts'

/** What came of a soak, for a terminal. */
export function summary(report: Report): string {
  const lines = [...rowsOf(report), ['broken', String(brokenIn(report).length)] as const]
  const width = Math.max(...lines.map(([name]) => name.length))
  return lines.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n')
}

/** What came of a full soak, as the page `docs/soak.md`. */
export function soakPage(report: Report): string {
  const { machine, seed, ranOn, clients, inMemory } = report
  const broken = brokenIn(report)
  return `# What a soak showed

Written by \`npm run soak\`; \`npm run soak -- --full --write\` writes it anew. It holds conversations with real processes over HTTP, WebSockets and
Bot Framework deliveries while processes, Redis and connections fail, and checks each conversation against a model
(\`test/soak/model.ts\`) that knows nothing of the program: the last answer to each question holds.

Run on ${ranOn}, on ${machine.processors} processors (${machine.processor}) with Node ${machine.node}, which the people of the run
shared: ${clients} at the same time. Load ${machine.loadBefore.toFixed(1)} before and ${machine.loadAfter.toFixed(1)} after. Seed ${seed}.

**${broken.length === 0 ? 'Nothing was broken.' : `${broken.length} broken, listed at the end.`}**

| | |
| --- | --- |
${rowsOf(report)
  .map(([name, value]) => `| ${name} | ${value} |`)
  .join('\n')}

## What was checked

- After every tap that was acknowledged: the page shows the next question, or the results of exactly these answers, whole.
- At the end of each conversation, from Redis: exactly the answers of the person are kept. No two people give the same
  answers, so an answer that went to another conversation would be seen there, and be missed here.
- No conversation waits for longer than 90 seconds for anything, faults included.
- Whatever is shown instead of an answer, a refusal or a page, holds emergency help.
- A process that is asked to end (SIGTERM) exits with 0 within 10 seconds; none ends that was not asked to.
- After Redis was killed: each session has ended, its person is told so once, with the first answer, and goes on from there.
${
  inMemory === undefined
    ? '\nMemory was not looked at in this run.'
    : `- In memory: what the process holds after its garbage was collected grows by less than ${flatBytesPerTurn} bytes a turn, once its
  stores (room for 500 sessions) are full.`
}

Taps also go astray, three in ten of them: twice at the same time to two processes, once more after other taps, not at
all at first, or with the receipt lost. Some people change their mind, start again, or tap two answers at once.
${inMemory === undefined ? '' : memoryTable(inMemory)}${
    broken.length === 0
      ? ''
      : `\n## Broken\n\n${broken.map(({ name, problems }) => `- ${name}: ${problems.join('; ')}`).join('\n')}\n`
  }`
}

type Row = readonly [name: string, value: string]

function rowsOf({ onRedis, inMemory }: Report): readonly Row[] {
  return [...(onRedis ? redisRows(onRedis) : []), ...(inMemory ? memoryRows(inMemory) : [])]
}

function redisRows(run: RedisRun): readonly Row[] {
  return [
    ['conversations on Redis', `${run.conversations}, with ${run.processes} processes, in ${written(run.seconds)} s`],
    ['processes killed', `${run.kills - run.orderlyEnds} with SIGKILL, ${run.orderlyEnds} with SIGTERM`],
    ['Redis stood still', `${run.pauses} times`],
    ...countRows(run.counts),
    ['longest from a tap to its answer', `${written(run.longestSeconds)} s`],
    ['sessions that ended with Redis and were begun anew', String(run.begunAnew)],
  ]
}

function memoryRows(run: MemoryRun): readonly Row[] {
  return [
    ['conversations in memory', `${run.conversations}, with one process, in ${written(run.seconds)} s`],
    ['turns in memory', String(run.turns)],
    [
      'memory held more with each turn',
      run.turns < leastTurnsToTell ? 'too few turns to tell' : `${written(run.heldBytesPerTurn)} bytes`,
    ],
  ]
}

function countRows(counts: Readonly<Record<Counted, number>>): readonly Row[] {
  return Object.entries(counts).map(([name, count]) => [countedWords[name as Counted], String(count)])
}

function memoryTable({ samples }: MemoryRun): string {
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1)
  const rows = samples.map(
    ({ turns, heldBytes, residentBytes }) => `| ${turns} | ${megabytes(heldBytes)} | ${megabytes(residentBytes)} |`,
  )
  return `\n## Memory in the run\n\n| turns | MB held | MB resident |\n| ---: | ---: | ---: |\n${rows.join('\n')}\n`
}
