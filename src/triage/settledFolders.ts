import { setTimeout as pause } from 'node:timers/promises'
import type { FolderSnapshot } from '../content/ContentFolder.ts'
import { versionOf, type ContentFolders } from './content.ts'

/** Reads folders as they are at one moment. */
export type ReadFolders = (roots: readonly string[]) => Promise<readonly FolderSnapshot[]>

/** The folders as they are once they stay so for a while, or have the version that is known already; undefined where they cannot be read in time. */
export async function settledFolders(
  folders: ContentFolders,
  readFolders: ReadFolders,
  known: string,
  patience: { readonly patienceMilliseconds: number; readonly settleMilliseconds: number },
): Promise<ContentFolders | undefined> {
  const { patienceMilliseconds, settleMilliseconds: milliseconds } = patience
  const read = () => inTime(snapshotOf(folders, readFolders), patienceMilliseconds)
  let snapshot = await read()
  for (let tries = 0; snapshot !== undefined && tries < 5; tries++) {
    const version = versionIn(snapshot)
    if (milliseconds === 0 || version === undefined || version === known) return snapshot
    await pause(milliseconds)
    snapshot = await read()
    if (snapshot !== undefined && versionIn(snapshot) === version) return snapshot
  }
  return snapshot
}

function versionIn(folders: ContentFolders): string | undefined {
  try {
    return versionOf(folders)
  } catch {
    // A folder that cannot be read is named when it is looked at.
    return undefined
  }
}

/** What a promise gives; undefined where it rejects or takes too long. */
async function inTime<T>(promise: Promise<T>, milliseconds: number): Promise<T | undefined> {
  const stop = new AbortController()
  const tooLate = pause(milliseconds, undefined, { signal: stop.signal, ref: false }).catch(() => undefined)
  try {
    return await Promise.race([promise.catch(() => undefined), tooLate])
  } finally {
    stop.abort()
  }
}

async function snapshotOf(
  { flows, catalog, local }: ContentFolders,
  read: ReadFolders,
): Promise<ContentFolders | undefined> {
  const roots = [flows, catalog, ...(local === undefined ? [] : [local.root])].map(rootOf)
  const [flowsNow, catalogNow, localNow] = await read(roots)
  if (flowsNow === undefined || catalogNow === undefined) return undefined
  if (local === undefined || localNow === undefined) return { flows: flowsNow, catalog: catalogNow }
  return { flows: flowsNow, catalog: catalogNow, local: { ...local, root: localNow } }
}

/** The path of a folder; a snapshot has none. */
export function rootOf(folder: ContentFolders['flows']): string {
  return typeof folder === 'string' ? folder : ''
}
