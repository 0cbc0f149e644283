/** The names of the rows that the picture, the targets and `docs/scaling.md` speak of. */
export const rows = {
  directLine: 'web chat, a tap, reply on the WebSocket',
  bare: 'bare restify, a JSON POST',
  transport: 'bare restify and ws, a POST and as many bytes on the WebSocket',
  connector: {
    teams: 'Teams, a tap, card sent to a connector',
    numbered: 'numbered text, sent to a connector',
    inPlace: 'Teams, a tap, card in place with the response',
    echo: "the SDK's echo bot, sent to a connector",
    dialogs: "the SDK's dialogs, sent to a connector",
  },
  expectReplies: {
    teams: 'Teams, a tap, card with the response',
    numbered: 'numbered text, with the response',
    echo: "the SDK's echo bot, with the response",
    dialogs: "the SDK's dialogs, with the response",
  },
  find: (count: number) => `find among ${count} services`,
  memory: (what: 'idle session' | 'open socket', count: number) => `one ${what} of ${count}`,
  processes: (count: 1 | 2) => `web chat on Redis, ${count === 1 ? 'one process' : 'two processes'}`,
  startUp: 'start-up to first answer',
  words: 'one typed line',
} as const
