import type { Page } from 'playwright-core'
import { shortestWay } from '../browser/aPage.ts'
import { startProxy, type Proxy } from '../browser/proxy.ts'
import type { ReceivedActivity } from '../server/support/client.ts'
import { clientSuite } from './clientSuite.ts'
import { leaveDirectLine, openDirectLine, post, received } from './directLineClient.ts'

const { clients, openPage } = clientSuite()
let proxy: Proxy
let page: Page
beforeEach(async () => {
  proxy = await startProxy(clients().server.port)
  page = await openPage('/direct-line')
})
afterEach(() => proxy.close())

const places = ['location', 'training', 'issues', 'urgency', 'results']
const transports = [
  ['a WebSocket', true],
  ['polling', false],
] as const

describe.each(transports)('botframework-directlinejs over %s', (_, webSocket) => {
  beforeEach(async () => {
    const response = await fetch(`${proxy.address}/api/web-chat/token`, { method: 'POST' })
    const { token, domain } = (await response.json()) as { token: string; domain: string }
    await openDirectLine(page, { token, domain, webSocket })
    await received(page, 1)
  })

  /** After a lost connection a polling client stops for good: a page then takes the conversation up with a new one. */
  const comeBack = async () => {
    proxy.restore()
    if (webSocket) return
    const domain = `${proxy.address}/v3/directline`
    await openDirectLine(page, { ...(await leaveDirectLine(page)), domain, webSocket })
  }

  test.each([
    ['posting the values of the suggested actions', ({ value }: Action) => ({ value })],
    ['typing their labels', ({ title }: Action) => ({ text: title })],
  ])('%s leads from the greeting to the results', async (_, messageOf) => {
    for (const [step, option] of shortestWay.entries()) {
      const message = messageOf(await actionFor(option, step))
      expect(await post(page, message, `message-${step}`)).not.toBe('retry')
    }
    expectWholeConversation(await received(page, 1 + 2 * shortestWay.length))
  })

  test('a message that did not get through is sent again, and nothing is lost or repeated', async () => {
    for (const [step, option] of shortestWay.entries()) {
      const message = { value: (await actionFor(option, step)).value }
      if (step === 2) {
        proxy.cut()
        expect(await post(page, message, `message-${step}`)).toBe('retry')
        await comeBack()
      }
      expect(await post(page, message, `message-${step}`)).not.toBe('retry')
    }
    expectWholeConversation(await received(page, 1 + 2 * shortestWay.length))
  })

  test('a message whose answer was lost is sent again, counts once, and nothing is lost or repeated', async () => {
    for (const [step, option] of shortestWay.entries()) {
      const message = { text: (await actionFor(option, step)).title }
      if (step === 2) {
        await cutAfterNextPost()
        expect(await post(page, message, `message-${step}`)).toBe('retry')
        await page.unrouteAll()
        await comeBack()
      }
      expect(await post(page, message, `message-${step}`)).not.toBe('retry')
    }
    expectWholeConversation(await received(page, 1 + 2 * shortestWay.length))
  })
})

type Action = { readonly title: string; readonly value: unknown }

/** The suggested action for an option, once the question of this step has come. */
async function actionFor(option: string, step: number): Promise<Action> {
  const last = (await received(page, 1 + 2 * step)).at(-1)
  expect(last?.channelData.view?.place).toBe(places[step])
  const action = last?.suggestedActions?.actions.find(({ value }) => JSON.stringify(value).includes(`["${option}"]`))
  if (action === undefined) throw new Error(`no suggested action for ${option}`)
  return action
}

/** The server takes the next message and answers it, and the connection is cut before anything comes back. */
async function cutAfterNextPost(): Promise<void> {
  const url = (address: string) => `${address}/v3/directline/conversations/`
  await page.route(
    ({ href, pathname }) => href.startsWith(url(proxy.address)) && pathname.endsWith('/activities'),
    async (route) => {
      if (route.request().method() !== 'POST') return route.fallback()
      proxy.cut()
      await route.fetch({ url: route.request().url().replace(proxy.address, clients().server.address) })
      return route.abort()
    },
  )
}

/** Each question once, in order, and between them each message of the person's once, which its answer names. */
function expectWholeConversation(activities: readonly ReceivedActivity[]): void {
  const views = activities.filter(({ from }) => from.role === 'bot')
  expect(views.map(({ channelData }) => channelData.view?.place)).toEqual(places)
  const own = activities.filter(({ from }) => from.role === 'user')
  expect(own.map(({ channelData }) => channelData.clientActivityID)).toEqual(
    shortestWay.map((_, step) => `message-${step}`),
  )
  expect(views.map(({ replyToId }) => replyToId).slice(1)).toEqual(own.map(({ id }) => id))
  const expectedOrder = views.flatMap((view, step) => [view, own[step]]).slice(0, -1)
  expect(activities.map(({ id }) => id)).toEqual(expectedOrder.map((activity) => activity?.id))
}
