import { browserSuites } from './browserSuites.mjs'
import { clientSuites } from './clientSuites.mjs'
import { playgroundSuites } from './playgroundSuites.mjs'
import { redisSuites } from './redisSuites.mjs'

/** Says, as the last line before Jest's summary, which suites were left out and what would bring them in. */
export default class LeftOutReporter {
  onRunComplete() {
    if (redisSuites.leftOut) {
      console.log(
        '\nLeft out: the suites with Redis (test/redis), because there is no redis-server. Install it (Debian: apt-get install redis-server) or set REDIS_SERVER_PATH.',
      )
    }
    if (browserSuites.leftOut) {
      console.log(
        '\nLeft out: the browser suites (test/browser, test/clients, test/redis/widget, test/teams/playground, test/teams/themes), because there is no Chromium. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.',
      )
      return
    }
    if (clientSuites.leftOut) {
      console.log(
        '\nLeft out: the suites with Web Chat and the Direct Line client (test/clients), because these are not installed. Run: npm ci --prefix test/clients',
      )
    }
    if (playgroundSuites.leftOut) {
      console.log(
        '\nLeft out: the suites with the Agents Playground and Microsoft’s card renderer (test/teams/playground, test/teams/themes), because these are not installed. Run: npm ci --prefix test/teams-playground',
      )
    }
  }
}
