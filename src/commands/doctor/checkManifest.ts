import { fingerprint } from '../../server/fingerprint.ts'
import { notChecked, ok, wrong, type Result } from '../checks/Check.ts'
import type { Visit } from './Visit.ts'

const again =
  'Make the package again with the settings of the server (npm run package:teams -- and a higher version) and upload it in the Teams admin centre.'

/** Whether the app package belongs to this server. */
export async function checkManifest({ address, manifest, version }: Visit): Promise<Result> {
  if (manifest === undefined) return notChecked('to check it, give --manifest signpost-teams.zip')
  const { id, bots, developer, validDomains } = manifest
  const ids = [id, ...bots.map(({ botId }) => botId)]
  const [served] = [version?.bot?.appId]
  if (bots.length === 0) return wrong('The package has no bot, so its chat stays empty.', again)
  if (new Set(ids.map((each) => each.toLowerCase())).size > 1)
    return wrong('The package has one id for the app and another for the bot.', again)
  if (served !== undefined && ids.some((each) => fingerprint(each) !== served))
    return wrong('The package is for another bot than the server is: its chat stays empty.', again)
  const { host } = new URL(address)
  if (!validDomains.includes(host))
    return wrong(`The package does not name ${host} as its own, but ${validDomains.join(', ') || 'nothing'}.`, again)
  const elsewhere = Object.values(developer).filter((url) => !url.startsWith(`${address}/`))
  if (elsewhere.length > 0) return wrong(`The package sends people to ${elsewhere.join(', ')}.`, again)
  if (bots.some(({ scopes }) => scopes.join() !== 'personal'))
    return wrong('The package can be added to teams or group chats, where others read along.', again)
  return ok(`the package, version ${manifest.version}, belongs to this server`)
}
