import { chromium, type Browser } from 'playwright-core'
import { chromiumPath } from '../browserSuites.mjs'

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Opens the Chromium of this machine. Throws where there is none. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = chromiumPath
  if (executablePath === undefined) {
    throw new Error('There is no Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.')
  }
  return chromium.launch({ executablePath, args: quiet })
}
