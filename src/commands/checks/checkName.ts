import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { ok, wrong, type Result } from './Check.ts'
import { reasonOf } from './ask.ts'

/** Whether a host's name leads anywhere from this machine. */
export async function checkName(host: string): Promise<Result> {
  if (isIP(host) !== 0) return ok(`${host} is an address and needs no name`)
  try {
    const [first] = await lookup(host, { all: true })
    return ok(`${host} is ${first?.address ?? 'known'}`)
  } catch (error) {
    if (reasonOf(error) === 'EAI_AGAIN')
      return wrong(
        `No name server answers, so nothing is known of ${host}.`,
        'Look at the network of this machine: it may be offline, or may only reach the internet through a proxy. Run this from another one, such as Azure Cloud Shell.',
      )
    return wrong(
      `There is no host called ${host}, as seen from this machine.`,
      'Is it spelt rightly? Is its DNS record made, and for the network you are on (inside, outside)? A new record takes minutes to hours.',
    )
  }
}
