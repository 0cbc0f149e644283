import { figureOf, type Report } from './Report.ts'
import { rows } from './rows.ts'
import { assumptions, needsOf, populations, turnsPerCore } from './scaling.ts'
import { written } from './table.ts'
import { targetsOf } from './targets.ts'

/** `docs/scaling.md`: what the figures of a report mean for whoever plans a deployment. */
export function scalingPage(report: Report): string {
  const { machine, measuredOn } = report
  const core = turnsPerCore(report)
  const { shareInBusiestHour, turnsEach, minutesEach, peak, busiest, redisKilobytesEach, redisMinutesAfter } =
    assumptions
  return `# How much one server serves

\`npm run bench -- --write\` measures this and writes this page, its picture and \`docs/bench.json\`: no figure here is copied by
hand. Measured on ${measuredOn}: ${machine.processor}, ${machine.processors} processors, Node ${machine.node}. On average ${whole(machine.loadBefore)}
programs wanted a processor in the minute before the run, and ${whole(machine.loadAfter)} in its last: on a machine that others use as well every
program is slower, so compare the rows with one another. They ran in turns, five rounds of all of them, each three times in a round.

![Turns a second, Signpost beside the frameworks it stands on](pictures/bench.svg)

## What one core serves

By the processor time that one turn takes in the server, all its threads together, at most:

| on one core | turns a second |
| --- | --- |
| Teams, a card that is changed in place | ${whole(core.teams)} |
| web chat, sessions in memory | ${whole(core.web)} |
| web chat, sessions and messages in Redis | ${whole(core.webOnRedis)} |

A turn is one answer: the request is read, the session read and written, the services looked up, the page of the chat made and sent.

## What so many people need

We take it that ${percent(shareInBusiestHour)} of all staff open Signpost in the busiest hour (the hour after everybody was told of it), that each
takes ${turnsEach} turns in ${minutesEach} minutes, that the busiest minute of that hour has ${peak} times its share, that all use the web chat on Redis,
and that no core is planned to be busier than ${percent(busiest)}.

| | staff | conversations in that hour | turns a second | open at once | cores needed | memory for sessions and sockets | memory of Redis | processes |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
${populations.map(populationRow).join('\n')}

There are never fewer than two processes, so that one may fail or be replaced; past that, one more than the cores need. One process on one
core, with Node's own memory of some 400 MB, is what each needs. Processes share nothing but Redis, so they stand behind any load balancer.
Almost all of the memory of Redis holds messages for connections that were lost: ${redisKilobytesEach} KB of a conversation, until ${redisMinutesAfter} minutes
after its last turn. When Redis is full, it drops what has waited longest: such a person is shown the present question again.

## What must hold

| | measured | must be | |
| --- | --- | --- | --- |
${targetsOf(report)
  .map(
    ({ says, figure, mustBe, isMet }) =>
      `| ${says} | ${written(figure)} | ${mustBe} | ${isMet ? 'met' : '**not met**'} |`,
  )
  .join('\n')}

restify and ws alone, with nothing to do between them but to send as many bytes as a reply has, come to ${written(figureOf(report, rows.transport, 'of bare POST'))} of the bare
POSTs: no more than that is left for checking a token, a session, the machine, the catalog and a log.

## All figures

| | ${columnsOf(report).join(' | ')} |
| --- | ${columnsOf(report)
    .map(() => '---')
    .join(' | ')} |
${report.measurements
  .map(
    ({ name, figures }) =>
      `| ${name} | ${columnsOf(report)
        .map((column) => written(figures[column]))
        .join(' | ')} |`,
  )
  .join('\n')}

"CPU ms" is the processor time of the server for one turn. "KB held" is what the server's program holds more, after garbage was collected and
everything that runs out had run out: the heap and buffers beside it; "KB resident" is what the system gave it. Everything ran without signatures, on
this machine alone, with clients in one program of their own beside the servers. The bots beside Signpost are in \`test/bench/peers\`.
`

  function populationRow({ name, staff }: (typeof populations)[number]): string {
    const { conversations, turnsPerSecond, open, cores, megabytes, redisMegabytes, processes } = needsOf(report, staff)
    const cells = [
      whole(staff),
      whole(conversations),
      written(turnsPerSecond),
      whole(open),
      written(cores),
      `${written(megabytes)} MB`,
      `${whole(redisMegabytes)} MB`,
      processes,
    ]
    return `| ${name} | ${cells.join(' | ')} |`
  }
}

function columnsOf({ measurements }: Report): readonly string[] {
  return [...new Set(measurements.flatMap(({ figures }) => Object.keys(figures)))]
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-GB')
}

function percent(share: number): string {
  return `${share * 100}%`
}
