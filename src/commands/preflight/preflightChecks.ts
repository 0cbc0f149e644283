import { notChecked, type Check } from '../checks/Check.ts'
import { checkOwnClock, checkPlannedAddress, checkPlannedCertificate, checkPlannedName } from './checkAddress.ts'
import { checkOwnServices, checkSharedContent, checkSignOff } from './checkContent.ts'
import { checkMemory, checkNode, checkOwnPort, checkWidgetBuild } from './checkMachine.ts'
import { checkKeys, checkSignIn, checkTeamsService } from './checkMicrosoft.ts'
import { checkPersistence, checkRedis } from './checkRedis.ts'
import { checkProxies, checkSecret, checkSettings, checkTeams, checkTrust } from './checkSettings.ts'
import type { Plan } from './Plan.ts'

const identity = ['MicrosoftAppId', 'MicrosoftAppType', 'MicrosoftAppTenantId', 'MicrosoftAppPassword']

/** What must be in order before a start, in the order in which it is looked at. */
export const preflightChecks: readonly Check<Plan>[] = [
  { link: 'Node', needs: [], check: checkNode },
  { link: 'settings', needs: [], check: checkSettings },
  reading(['TRUST_NAME', 'SAFETY_CONTACT'], { link: 'trust', needs: [], check: checkTrust }),
  reading(['PORT'], { link: 'port', needs: [], check: checkOwnPort }),
  { link: 'memory', needs: [], check: checkMemory },
  { link: 'widget', needs: [], check: checkWidgetBuild },
  reading(['CONTENT_DIR'], { link: 'content', needs: [], check: checkSharedContent }),
  reading(['LOCAL_CATALOG'], { link: 'own services', needs: ['content'], check: checkOwnServices }),
  { link: 'approval', needs: ['own services'], check: checkSignOff },
  reading(['SIGNPOST_SECRET', 'SIGNPOST_SECRET_OLD'], { link: 'secret', needs: [], check: checkSecret }),
  reading(['REDIS_URL'], { link: 'Redis', needs: [], check: checkRedis }),
  reading(['REDIS_URL'], { link: 'Redis disk', needs: ['Redis'], check: checkPersistence }),
  reading(['PUBLIC_URL'], { link: 'public address', needs: [], check: checkPlannedAddress }),
  reading(['PUBLIC_URL'], { link: 'name', needs: ['public address'], check: checkPlannedName }),
  reading(['PUBLIC_URL'], { link: 'certificate', needs: ['name'], check: checkPlannedCertificate }),
  reading(['PUBLIC_URL', 'TRUSTED_PROXIES'], { link: 'proxies', needs: [], check: checkProxies }),
  reading([...identity, 'ALLOW_ANONYMOUS_BOT'], { link: 'Microsoft Teams', needs: [], check: checkTeams }),
  reading(identity, { link: 'Microsoft’s keys', needs: [], check: checkKeys }),
  reading(identity, { link: 'Teams service', needs: [], check: checkTeamsService }),
  reading(identity, { link: 'sign-in', needs: [], check: checkSignIn }),
  { link: 'clock', needs: [], check: checkOwnClock },
]

/** Leaves a check out where a setting that it reads is wrong: the settings' own line says so. */
function reading(names: readonly string[], check: Check<Plan>): Check<Plan> {
  return {
    ...check,
    check: async (plan) => {
      const wrong = names.find((name) => plan.wrong.includes(name))
      return wrong === undefined ? check.check(plan) : notChecked(`because ${wrong} is wrong`)
    },
  }
}
