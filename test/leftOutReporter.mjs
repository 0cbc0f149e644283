import { browserSuites } from './browserSuites.mjs'
import { clientSuites } from './clientSuites.mjs'

/** Says, as the last line before Jest's summary, which suites were left out and what would bring them in. */
export default class LeftOutReporter {
  onRunComplete() {
    if (browserSuites.leftOut) {
      console.log(
        '\nLeft out: the browser suites (test/browser, test/clients), because there is no Chromium. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.',
      )
    } else if (clientSuites.leftOut) {
      console.log(
        '\nLeft out: the suites with Web Chat and the Direct Line client (test/clients), because these are not installed. Run: npm ci --prefix test/clients',
      )
    }
  }
}
