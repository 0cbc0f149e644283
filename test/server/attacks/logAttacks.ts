import { typed } from '../support/client.ts'
import type { AttackGroup } from './Attack.ts'

const forged = '{"level":60,"msg":"forged"}'
const line = `a\r\n${forged}\r\n`

/** What is in the log is looked at once more after all attacks; these try to write into it. */
export const logAttacks: AttackGroup = {
  heading: 'The log',
  attacks: [
    {
      attack: 'Lines of the log, forged in words, names and ids',
      answer: 'nothing is logged',
      async run({ program, post }) {
        const before = program.output()
        await post({
          ...typed(line),
          id: line,
          from: { id: line, name: line },
          locale: line,
          channelData: { tenant: line },
        })
        expect(program.output()).toBe(before)
      },
    },
    {
      attack: 'Lines of the log, forged in an address and in headers',
      answer: 'nothing is logged',
      async run({ program, ask }) {
        const before = program.output()
        await ask(`/${encodeURIComponent(line)}?${encodeURIComponent(line)}`, {
          headers: { 'User-Agent': forged, Referer: `http://a/${forged}`, 'X-Forwarded-For': forged, Accept: forged },
        })
        expect(program.output()).toBe(before)
      },
    },
    {
      attack: 'Codes that move the cursor of a terminal',
      answer: 'nothing is logged',
      async run({ program, post, ask }) {
        const before = program.output()
        await post(typed('\u001b[2J\u001b[1;1Hall is well'))
        await ask('/%1b[2J', { headers: { 'User-Agent': 'a' } })
        expect(program.output()).toBe(before)
      },
    },
    {
      attack: 'A question for the metrics on the public port',
      answer: '404',
      run: async ({ ask }) => expect((await ask('/metrics')).status).toBe(404),
    },
    {
      attack: 'A name of a channel that would be a metric of its own',
      answer: 'it is counted as "other"',
      async run({ ask, program }) {
        const body = {
          type: 'message',
          text: 'hello',
          id: 'x',
          channelId: 'evil"} 1\nforged_metric 1',
          serviceUrl: 'http://127.0.0.1:1/',
          conversation: { id: 'x' },
          deliveryMode: 'expectReplies',
        }
        expect((await ask('/api/messages', { method: 'POST', body: JSON.stringify(body) })).status).toBe(200)
        expect(await program.metrics()).not.toContain('forged')
      },
    },
  ],
}
