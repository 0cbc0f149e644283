import type { Page } from 'playwright-core'

/** What a page received over the network, by kind, counted by Chromium itself, compressed, with headers. */
export type Received = { readonly of: (...kinds: readonly string[]) => number; readonly files: () => readonly string[] }

/** Begins to count what a page receives. Call it before the page goes anywhere. */
export async function countBytes(page: Page): Promise<Received> {
  const session = await page.context().newCDPSession(page)
  const requests = new Map<string, { kind: string; url: string; bytes: number }>()
  session.on('Network.requestWillBeSent', ({ requestId, type, request }) => {
    requests.set(requestId, { kind: type ?? '', url: request.url, bytes: 0 })
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const request = requests.get(requestId)
    if (request) request.bytes = encodedDataLength
  })
  await session.send('Network.enable')
  const all = () => [...requests.values()].filter(({ url }) => !url.startsWith('data:'))
  return {
    of: (...kinds) =>
      all()
        .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
        .reduce((sum, { bytes }) => sum + bytes, 0),
    files: () => all().map(({ url }) => new URL(url).pathname),
  }
}
