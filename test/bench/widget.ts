import type { Browser, Page } from 'playwright-core'
import { countBytes } from '../browser/bytes.ts'
import { openBrowser } from '../browser/openBrowser.ts'
import { startClients } from '../clients/startClients.ts'
import type { Benchmark, Measurement, Progress } from './Measurement.ts'
import { percentile } from './percentile.ts'

const loads = 9

/** Our page and Web Chat's against the same server, in a new browser profile each time, in turn. */
export const widget: Benchmark = {
  run: async (progress) => {
    const [own, webChat] = await compareLoads(progress)
    return [
      { name: 'widget: our page', figures: own },
      { name: 'widget: Web Chat', figures: webChat },
      { name: 'widget: ours of theirs', figures: ratio(own, webChat) },
    ]
  },
}

type Figures = { readonly 'first question ms': number; readonly KB: number }

/** The medians of both, ours first. */
export async function compareLoads(progress: Progress): Promise<readonly [own: Figures, webChat: Figures]> {
  const [browser, clients] = await Promise.all([openBrowser(), startClients()])
  try {
    const own: Figures[] = []
    const webChat: Figures[] = []
    for (let load = 0; load < loads; load += 1) {
      progress(`load ${load + 1} of ${loads}`)
      own.push(await measure(browser, clients.server.address, '.choice[data-id="london"]'))
      webChat.push(await measure(browser, `${clients.address}/web-chat`, '.webchat__suggested-actions button'))
    }
    return [medians(own), medians(webChat)]
  } finally {
    await Promise.all([browser.close(), clients.stop()])
  }
}

/** One load, from navigation until the first answer to the first question can be pressed. */
async function measure(browser: Browser, address: string, firstAnswer: string): Promise<Figures> {
  const page: Page = await browser.newPage()
  const received = await countBytes(page)
  const begun = performance.now()
  await page.goto(address)
  await page.locator(firstAnswer).first().waitFor()
  const milliseconds = performance.now() - begun
  const bytes = received.of()
  await page.close()
  return { 'first question ms': milliseconds, KB: bytes / 1024 }
}

function medians(all: readonly Figures[]): Figures {
  return {
    'first question ms': percentile(
      all.map((each) => each['first question ms']),
      0.5,
    ),
    KB: percentile(
      all.map(({ KB }) => KB),
      0.5,
    ),
  }
}

function ratio(own: Figures, other: Figures): Measurement['figures'] {
  return { 'first question ms': own['first question ms'] / other['first question ms'], KB: own.KB / other.KB }
}
