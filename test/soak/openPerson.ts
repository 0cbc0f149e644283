import { generator } from '../support/combinations.ts'
import { openTeamsChat } from './openTeamsChat.ts'
import { openWebChat } from './openWebChat.ts'
import type { Person } from './Person.ts'
import type { Plan } from './plan.ts'
import type { Connector } from './startConnector.ts'
import type { Tally } from './tally.ts'

/** Opens the chat of a plan; each of its requests goes to any of the addresses. */
export async function openPerson(
  { name, seed, way }: Plan,
  options: {
    readonly addresses: () => readonly string[]
    readonly connector: Connector
    readonly tally: Tally
  },
): Promise<Person> {
  const { connector, tally } = options
  const next = generator(seed)
  const chooseAddress = () => {
    const addresses = options.addresses()
    const address = addresses[Math.floor(next() * addresses.length)] ?? ''
    // A name would be looked up for every request.
    return address.replace('localhost', '127.0.0.1')
  }
  if (way === 'stream' || way === 'poll') return openWebChat({ chooseAddress, hasStream: way === 'stream', tally })
  const answers = way === 'teams' ? 'in-place' : 'through-connector'
  return openTeamsChat({ name, chooseAddress, connector, answers, tally })
}
