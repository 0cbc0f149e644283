import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { logLifetimeSeconds, maximumActivities } from '../../src/channels/directLine/ActivityLog.ts'
import { handoverLifetimeSeconds } from '../../src/channels/directLine/handover.ts'
import { answeredLifetimeSeconds, sessionLifetimeSeconds } from '../../src/conversation/SessionStore.ts'
import { newSession, sessionSchema } from '../../src/conversation/Session.ts'
import { createLogger } from '../../src/server/createLogger.ts'
import { projectRoot, realContent } from '../support/realContent.ts'

const page = (name: string) => readFileSync(join(projectRoot, 'deploy/assurance', name), 'utf8').replaceAll(/\s+/g, ' ')

test('the privacy notice gives, word for word, what people read under Privacy, on the web and in Teams', () => {
  const { phrases, teams } = realContent
  const said = [...phrases.privacy.paragraphs, ...teams.privacy].map((text) => text.replaceAll('{trust}', '[trust]'))
  expect(said.filter((text) => !page('privacy-notice.md').includes(`- ${text}`))).toEqual([])
})

describe('the table of what is kept', () => {
  const kept = page('data-kept.md')

  it('has the times that the program keeps', () => {
    const [hour, minute] = [3600, 60]
    expect(kept).toContain(`${String(sessionLifetimeSeconds / hour)} hours after the last turn`)
    expect(kept).toContain(
      `the hash of the conversation: ${String(sessionLifetimeSeconds / hour)} hours; of deliveries: ${String(answeredLifetimeSeconds / minute)} minutes`,
    )
    expect(kept).toContain(`${String(logLifetimeSeconds / minute)} minutes after the last turn`)
    expect(kept).toContain(`at most ${String(handoverLifetimeSeconds)} seconds until the person's own screen`)
  })

  it('has the counts that a session and the messages may hold', () => {
    expect(kept).toContain(`at most ${String(maximumActivities)}, where the session is kept`)
    const session = newSession('version')
    const hashes = (count: number) => ({ ...session, recentActivities: Array.from({ length: count }, () => 'hash') })
    const ids = (count: number) => ({
      ...session,
      display: { plainText: false, noticesGiven: [], left: Array.from({ length: count }, () => 'id') },
    })
    expect([16, 17].map((count) => sessionSchema.safeParse(hashes(count)).success)).toEqual([true, false])
    expect(kept).toContain('the last 16 deliveries')
    expect([10, 11].map((count) => sessionSchema.safeParse(ids(count)).success)).toEqual([true, false])
    expect(kept).toContain('at most ten earlier messages')
  })

  it('has the logs that can be written, and nothing of a person', () => {
    const lines: string[] = []
    createLogger({ write: (line: string) => void lines.push(line) }).warn(
      { name: 'a person', errorClass: 'TypeError' },
      'x',
    )
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      level: 40,
      time: expect.any(Number),
      errorClass: 'TypeError',
      msg: 'x',
    })
  })
})

test('the intended purpose says of itself what the first message says', () => {
  expect(realContent.phrases.greeting.paragraphs[0]).toMatch(/nobody reads what you choose.*does not judge how serious/)
  expect(page('intended-purpose.md')).toContain('nobody reads what is chosen or typed')
})

test('nothing in the pack claims what was not done', () => {
  for (const name of ['dtac.md', 'dpia.md', 'safety-officer-must-do.md', 'intended-purpose.md', 'README.md'])
    expect(page(name)).toMatch(
      /none of them has been|None of them has been done|not tried|none has taken place|not a decision/i,
    )
})
