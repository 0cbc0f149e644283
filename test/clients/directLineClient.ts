import type { Page } from 'playwright-core'
import type { ReceivedActivity } from '../server/support/client.ts'

/** What a client needs to open a conversation, or to take one up again from a watermark. */
export type Connection = {
  readonly domain: string
  readonly token: string
  readonly webSocket: boolean
  readonly conversationId?: string
  readonly watermark?: string
}

/** The parts of `botframework-directlinejs` that the tests use, as its own bundle gives them to a page. */
type DirectLineClient = {
  readonly token: string
  readonly conversationId: string
  readonly watermark: string
  readonly activity$: Observable<ReceivedActivity>
  postActivity(activity: object): Observable<string>
  end(): void
}
type Observable<T> = { subscribe(next: (value: T) => void, error?: (reason: unknown) => void): unknown }

declare global {
  interface Window {
    DirectLine: {
      DirectLine: new (options: Connection & { pollingInterval: number; random: () => number }) => DirectLineClient
    }
    client: DirectLineClient
    received: ReceivedActivity[]
  }
}

/** Opens the Direct Line client in a page; what a client before it received stays in the list. */
export async function openDirectLine(page: Page, connection: Connection): Promise<void> {
  await page.evaluate((options) => {
    window.received ??= []
    // Without chance the client comes back 3 seconds after a lost connection, and with it up to 15.
    window.client = new window.DirectLine.DirectLine({ ...options, pollingInterval: 200, random: () => 0 })
    window.client.activity$.subscribe(
      (activity) => void window.received.push(activity),
      // A client that is ended says so with an error.
      () => {},
    )
  }, connection)
}

/** What another client needs to go on where the page's client stopped, which is ended. */
export async function leaveDirectLine(page: Page): Promise<Pick<Connection, 'token' | 'conversationId' | 'watermark'>> {
  return page.evaluate(() => {
    const { token, conversationId, watermark } = window.client
    window.client.end()
    return { token, conversationId, watermark }
  })
}

/** Posts a message as Web Chat does. Answers its id, or `retry` when the client could not send it. */
export async function post(page: Page, message: object, clientActivityID: string): Promise<string> {
  return page.evaluate(
    (activity) =>
      new Promise<string>((resolve, reject) => void window.client.postActivity(activity).subscribe(resolve, reject)),
    { type: 'message', from: { id: 'person' }, ...message, channelData: { clientActivityID } },
  )
}

/** All that the page received, in its order, once that holds so many activities. */
export async function received(page: Page, count: number): Promise<readonly ReceivedActivity[]> {
  await page.waitForFunction((least) => window.received.length >= least, count)
  return page.evaluate(() => window.received)
}
