import { newSession, positionOf, sessionSchema, type Display } from '../../src/conversation/Session.ts'
import type { SessionStore } from '../../src/conversation/SessionStore.ts'
import {
  endingsOf,
  forgetConversation,
  readMarks,
  takeTurn,
  updateDisplay,
  type Turn,
} from '../../src/conversation/takeTurn.ts'
import { aConversation, answer, command } from '../support/aConversation.ts'
import { realContent } from '../support/realContent.ts'

const plain: Display = { plainText: true, noticesGiven: ['who-can-see'] }
const bare: Display = { plainText: false, noticesGiven: [] }

/** One turn with everything a channel may say about it. */
function aTurn(more: Partial<Turn> = {}): Turn {
  const incoming = { kind: 'tapped', tap: answer('location', 'wales'), contentVersion: undefined } as const
  return { conversationId: 'one', activityId: undefined, incoming, ...more }
}

describe('the marks of a channel', () => {
  it('are written with the turn, and given to the next one', async () => {
    const { conversation, session } = aConversation()
    const first = await takeTurn(conversation, aTurn({ display: () => plain }))
    expect(first).toMatchObject({ turn: 1, display: { before: bare, after: plain } })
    expect((await session())?.display).toEqual(plain)
    const second = await takeTurn(conversation, aTurn({ display: (before) => ({ ...before, shown: 'card' }) }))
    expect(second).toMatchObject({ turn: 2, display: { before: plain, after: { ...plain, shown: 'card' } } })
  })

  it('stay as they are in a turn that says nothing of them, and are not there before', async () => {
    const { conversation, session } = aConversation()
    await takeTurn(conversation, aTurn())
    expect(await session()).not.toHaveProperty('display')
    await takeTurn(conversation, aTurn({ display: () => plain }))
    expect((await takeTurn(conversation, aTurn())).display).toEqual({ before: plain, after: plain })
    expect((await session())?.display).toEqual(plain)
  })

  it('hear what a turn brought, with its view', async () => {
    const { conversation } = aConversation()
    const heard = async (incoming: Turn['incoming']) => {
      let found: unknown
      await takeTurn(
        conversation,
        aTurn({ incoming, display: (before, view, what) => ((found = [what, view.place]), before) }),
      )
      return found
    }
    expect(await heard({ kind: 'joined' })).toEqual(['other', 'location'])
    expect(await heard({ kind: 'typed', text: 'wales' })).toEqual(['answer', 'training'])
    expect(await heard({ kind: 'typed', text: 'florble' })).toEqual(['not-understood', 'training'])
    expect(await heard({ kind: 'typed', text: 'privacy' })).toEqual(['other', 'privacy'])
    expect(await heard({ kind: 'typed', text: 'how does it work' })).toEqual(['other', 'help'])
    expect(await heard({ kind: 'typed', text: 'x'.repeat(20_001) })).toEqual(['not-understood', 'help'])
    expect(await heard({ kind: 'typed', text: 'i want to die' })).toEqual(['danger', 'emergency'])
    expect(await heard({ kind: 'tapped', tap: command('start-again'), contentVersion: undefined })).toEqual([
      'other',
      'location',
    ])
    expect(await heard({ kind: 'tapped', tap: command('clear'), contentVersion: undefined })).toEqual([
      'other',
      'cleared',
    ])
  })

  it('hear that a number as the first words was understood, though it counts for nothing', async () => {
    const { conversation } = aConversation()
    const heard: unknown[] = []
    const display: Turn['display'] = (before, _, what) => (heard.push(what), before)
    await takeTurn(conversation, aTurn({ incoming: { kind: 'typed', text: '7' }, display }))
    expect(heard).toEqual(['other'])
  })

  it('are given back after clearing as the channel makes them, and bare without it', async () => {
    const { conversation } = aConversation()
    await takeTurn(conversation, aTurn({ display: () => plain }))
    const clear = { kind: 'tapped', tap: command('clear'), contentVersion: undefined } as const
    expect(await takeTurn(conversation, aTurn({ incoming: clear, display: () => plain }))).toMatchObject({
      turn: 2,
      ended: true,
      display: { before: plain, after: plain },
    })
    expect((await takeTurn(conversation, aTurn({ incoming: clear }))).display.after).toEqual(bare)
  })

  it('can be read and changed between turns while the conversation lasts', async () => {
    const { conversation, session } = aConversation()
    expect(await readMarks(conversation, 'one')).toBeUndefined()
    expect(await updateDisplay(conversation, 'one', () => plain)).toBe(false)
    await takeTurn(conversation, aTurn())
    expect(await readMarks(conversation, 'one')).toEqual({ turn: 1, display: bare })
    expect(await updateDisplay(conversation, 'one', (before) => ({ ...before, plainText: true }))).toBe(true)
    expect(await readMarks(conversation, 'one')).toEqual({ turn: 1, display: { ...bare, plainText: true } })
    expect(await updateDisplay(conversation, 'one', (before) => ({ ...before, shown: 'card' }))).toBe(true)
    expect(await session()).toMatchObject({
      turn: 1,
      answers: { location: 'wales' },
      display: { shown: 'card', plainText: true },
    })
  })

  it('are gone when the conversation is forgotten, and it may begin anew', async () => {
    const { conversation, session } = aConversation()
    await forgetConversation(conversation, 'one')
    await takeTurn(conversation, aTurn({ activityId: 'first', display: () => plain }))
    await forgetConversation(conversation, 'one')
    expect(await session()).toBeUndefined()
    expect(await readMarks(conversation, 'one')).toBeUndefined()
    expect(await takeTurn(conversation, aTurn({ activityId: 'first' }))).toMatchObject({ repeated: true, ended: true })
    expect(await takeTurn(conversation, aTurn({ activityId: 'second' }))).toMatchObject({ turn: 1, ended: false })
  })

  it('are gone when the conversation is ended, and nothing more is taken', async () => {
    const { conversation, session } = aConversation()
    const { end, hasEnded } = endingsOf(conversation)
    await takeTurn(conversation, aTurn())
    expect(await hasEnded('one')).toBe(false)
    await end('one')
    expect([await hasEnded('one'), await hasEnded('two')]).toEqual([true, false])
    expect(await takeTurn(conversation, aTurn())).toMatchObject({
      ended: true,
      repeated: false,
      view: { place: 'cleared' },
    })
    expect(await session()).toBeUndefined()
  })
})

describe('what is kept of a session', () => {
  const kept = (display: unknown) => sessionSchema.safeParse({ ...newSession('v1'), display }).success

  test.each([
    ['no mark', undefined],
    ['plain marks', plain],
    ['ids of messages', { ...bare, shown: 'x'.repeat(300), left: ['', 'x'.repeat(300)] }],
    ['ten messages that are left', { ...bare, left: Array.from({ length: 10 }, String) }],
    ['every notice', { ...bare, noticesGiven: ['who-can-see', 'typed-words'] }],
  ])('may hold %s', (_, display) => {
    expect(kept(display)).toBe(true)
  })

  test.each([
    ['no marks at all', {}],
    ['a mark that nobody knows', { ...bare, mood: 'low' }],
    ['a message with too long an id', { ...bare, shown: 'x'.repeat(301) }],
    ['one among those left', { ...bare, left: ['x'.repeat(301)] }],
    ['eleven messages that are left', { ...bare, left: Array.from({ length: 11 }, String) }],
    ['a notice that nobody knows', { ...bare, noticesGiven: ['hello'] }],
  ])('may not hold %s', (_, display) => {
    expect(kept(display)).toBe(false)
  })

  test.each([
    ['every kind of answer', { answers: { location: 'wales', issues: ['money', 'career'], urgency: 'skipped' } }, true],
    ['an answer that is gone', { answers: { location: 'atlantis' } }, false],
    ['an issue that is gone', { answers: { issues: ['boredom'] } }, false],
    ['no issue at all', { answers: { issues: [] } }, false],
    ['an answer to no question', { answers: { weather: 'wet' } }, false],
    ['words', { words: 'hello' }, false],
    ['where somebody is now', { hereNow: 'outside-uk' }, true],
    ['a place that is none', { hereNow: 'atlantis' }, false],
    ['sixteen deliveries', { recentActivities: Array.from({ length: 16 }, String) }, true],
    ['seventeen', { recentActivities: Array.from({ length: 17 }, String) }, false],
    ['half a turn', { turn: 0.5 }, false],
    ['less than no turn', { turn: -1 }, false],
    ['less than no miss', { notUnderstood: -1 }, false],
  ])('%s', (_, difference, isKept) => {
    expect(sessionSchema.safeParse({ ...newSession('v1'), ...difference }).success).toBe(isKept)
  })

  it('is where it stood, or the first open question where that place is gone', () => {
    const answers = { location: 'wales' } as const
    const session = { ...newSession('v1'), answers, place: 'privacy', returnTo: 'training', service: 'x' }
    expect(positionOf({ ...session, hereNow: 'london' })).toEqual({
      answers,
      place: 'privacy',
      returnTo: 'training',
      service: 'x',
      resultsShown: false,
      withoutPhoning: false,
      hereNow: 'london',
    })
    expect(positionOf({ ...session, place: 'gone', returnTo: 'gone' })).toMatchObject({
      place: 'training',
      returnTo: 'training',
    })
  })
})

describe('a delivery', () => {
  it('that was answered before shows the present view and changes nothing', async () => {
    const { conversation, session } = aConversation()
    await takeTurn(conversation, aTurn({ activityId: 'before' }))
    await takeTurn(conversation, aTurn({ activityId: 'same', display: () => plain }))
    const again = await takeTurn(conversation, aTurn({ activityId: 'same', incoming: { kind: 'typed', text: 'gp' } }))
    expect(again).toMatchObject({
      repeated: true,
      ended: false,
      turn: 2,
      view: { place: 'training', notices: [] },
      display: { before: plain, after: plain },
    })
    expect((await session())?.answers).toEqual({ location: 'wales' })
  })

  it('that comes again after the conversation was cleared shows that it was', async () => {
    const { conversation } = aConversation()
    const clear = { kind: 'tapped', tap: command('clear'), contentVersion: undefined } as const
    await takeTurn(conversation, aTurn({ activityId: 'answer' }))
    await takeTurn(conversation, aTurn({ activityId: 'clear', incoming: clear }))
    for (const activityId of ['answer', 'clear'])
      expect(await takeTurn(conversation, aTurn({ activityId }))).toMatchObject({
        repeated: true,
        ended: true,
        turn: 0,
        view: { place: 'cleared', notices: [] },
      })
  })

  it('is known among the last sixteen, as a hash', async () => {
    const { turn, session } = aConversation()
    const tapped = { kind: 'tapped', tap: answer('location', 'wales'), contentVersion: undefined } as const
    for (let number = 1; number <= 17; number++) await turn(tapped, `delivery ${String(number)}`)
    expect((await session())?.recentActivities).toHaveLength(16)
    expect((await session())?.recentActivities.every((hash) => /^[\w-]{12}$/.test(hash))).toBe(true)
    expect((await turn(tapped, 'delivery 2')).repeated).toBe(true)
    expect((await turn(tapped, 'delivery 1')).repeated).toBe(false)
  })

  it('without an id is never taken for another', async () => {
    const { conversation, session } = aConversation()
    for (let number = 1; number <= 3; number++)
      expect(await takeTurn(conversation, aTurn())).toMatchObject({ repeated: false, turn: number })
    expect((await session())?.recentActivities).toEqual([])
  })

  it('is answered with the content that the channel took when it came', async () => {
    const { conversation, session } = aConversation()
    const { view } = await takeTurn(conversation, aTurn({ content: { ...realContent, version: 'taken before' } }))
    expect(view.contentVersion).toBe('taken before')
    expect((await session())?.contentVersion).toBe('taken before')
  })
})

describe('when other turns are written first', () => {
  it('a turn is taken again up to ten times', async () => {
    const { conversation, sessions } = aConversation()
    await takeTurn(conversation, aTurn())
    let refusals = 9
    const write: SessionStore['write'] = async (...session) => (refusals-- > 0 ? false : sessions.write(...session))
    const busy = { ...conversation, sessions: { ...sessions, write } }
    expect(await takeTurn(busy, aTurn())).toMatchObject({ turn: 2 })
    refusals = 10
    await expect(takeTurn(busy, aTurn())).rejects.toThrow('too many turns')
    expect(await takeTurn(conversation, aTurn())).toMatchObject({ turn: 3 })
  })

  it('so are changed marks', async () => {
    const { conversation, sessions } = aConversation()
    await takeTurn(conversation, aTurn())
    let refusals = 9
    const write: SessionStore['write'] = async (...session) => (refusals-- > 0 ? false : sessions.write(...session))
    const busy = { ...conversation, sessions: { ...sessions, write } }
    expect(await updateDisplay(busy, 'one', () => plain)).toBe(true)
    refusals = 10
    await expect(updateDisplay(busy, 'one', () => bare)).rejects.toThrow('too many turns')
    expect((await readMarks(conversation, 'one'))?.display).toEqual(plain)
  })
})
