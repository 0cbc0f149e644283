import { setTimeout as pause } from 'node:timers/promises'
import { freePort, startRedis, type TestRedis } from './startRedis.ts'

/** A real cluster of three nodes, each with a third of the slots. */
export async function startCluster(): Promise<{
  readonly url: string
  readonly nodes: readonly TestRedis[]
  readonly stop: () => Promise<void>
}> {
  const busPorts = await Promise.all([0, 1, 2].map(freePort))
  const options = (busPort: number) => ['--cluster-enabled', 'yes', '--cluster-port', String(busPort)]
  const nodes = await Promise.all(busPorts.map((busPort) => startRedis(options(busPort))))
  const [first] = nodes
  if (first === undefined) throw new Error('no node')
  const bounds = [0, 5461, 10_922, 16_384]
  await Promise.all(
    nodes.map((node, index) =>
      node.ask('CLUSTER', 'ADDSLOTSRANGE', String(bounds[index]), String((bounds[index + 1] ?? 0) - 1)),
    ),
  )
  await Promise.all(nodes.map((node, index) => node.ask('CLUSTER', 'SET-CONFIG-EPOCH', String(index + 1))))
  for (const node of nodes.slice(1))
    await first.ask('CLUSTER', 'MEET', '127.0.0.1', String(node.port), String(busPorts[nodes.indexOf(node)]))
  const isWhole = async (node: TestRedis) => {
    const info = String(await node.ask('CLUSTER', 'INFO'))
    return info.includes('cluster_state:ok') && info.includes('cluster_known_nodes:3')
  }
  while (!(await Promise.all(nodes.map(isWhole))).every(Boolean)) await pause(50)
  return {
    url: first.url,
    nodes,
    stop: async () => void (await Promise.all(nodes.map((node) => node.stop()))),
  }
}
