import { browserSuites } from './browserSuites.mjs'

/** Says, as the last line before Jest's summary, which suites were left out and what would bring them in. */
export default class LeftOutReporter {
  onRunComplete() {
    if (!browserSuites.leftOut) return
    console.log(
      '\nLeft out: the browser suites (test/browser), because there is no Chromium. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.',
    )
  }
}
