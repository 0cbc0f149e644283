import { ContentError } from '../content/ContentError.ts'
import type { Problem } from '../content/Problem.ts'
import { cannotBeRead, ownFilesGone } from '../content/takeSnapshot.ts'
import { versionOf, type Content, type ContentFolders } from './content.ts'
import { rootOf, settledFolders, type ReadFolders } from './settledFolders.ts'

/** What looking at the folders gave. `refused` is said once for each change that is. */
export type Look =
  { readonly kind: 'same' | 'changed' } | { readonly kind: 'refused'; readonly problems: readonly Problem[] }

/** What keeps the folders from being used as they are now, and since when. */
export type Refusal = { readonly problems: readonly Problem[]; readonly since: Date }

/** The content in use, whole: what changes in its folders takes its place only when all of it is sound. */
export type ContentKeeper = {
  readonly current: () => Content
  /** Why the folders, as they are now, are not what is in use. */
  readonly refusal: () => Refusal | undefined
  /** When the content in use was taken into use. */
  readonly usedSince: () => Date
  /** When a service was first seen to be closed, by its id. */
  readonly closedSince: (id: string) => Date | undefined
  /** Looks at the folders once. Never rejects. */
  readonly look: () => Promise<Look>
}

/** Keeps the content of these folders, `first` being what they hold now. `read` takes them as they are at one moment. */
export function keepContent(options: {
  readonly folders: ContentFolders
  readonly first: Content
  readonly load: (folders: ContentFolders) => Content
  readonly read: ReadFolders
  readonly now: () => Date
  /** Hears what each look gave. */
  readonly say?: ((look: Look) => void) | undefined
  /** How long a reading may take: a shared drive that hangs is one that cannot be read. */
  readonly patienceMilliseconds?: number
  /** How long a change must stay as it is: several files that are copied or fetched belong together. */
  readonly settleMilliseconds?: number
}): ContentKeeper {
  const { folders, load, read, now, patienceMilliseconds = 20_000, settleMilliseconds = 300 } = options
  const patience = { patienceMilliseconds, settleMilliseconds }
  let content = options.first
  let usedSince = now()
  let closed = closedIn(content, new Map(), usedSince)
  let refusal: (Refusal & { readonly key: string }) | undefined
  let running: Promise<Look> | undefined

  async function lookAndSay(): Promise<Look> {
    const found = await look()
    options.say?.(found)
    return found
  }

  async function look(): Promise<Look> {
    const snapshot = await settledFolders(folders, read, content.version, patience)
    if (snapshot === undefined)
      return refuse('unread', [{ file: rootOf(folders.flows), line: 1, message: cannotBeRead }])
    let version
    try {
      version = versionOf(snapshot)
      if (version === content.version) {
        refusal = undefined
        return { kind: 'same' }
      }
      if (refusal?.key === version) return { kind: 'same' }
      const next = load(snapshot)
      // A share that is not mounted looks like an empty folder.
      if (folders.local !== undefined && hasLocal(content) && !hasLocal(next))
        return refuse(version, [{ file: rootOf(folders.local.root), line: 1, message: ownFilesGone }])
      content = next
    } catch (error) {
      // Whatever is wrong with a folder, what was sound stays in use.
      const problems =
        error instanceof ContentError ? error.problems : [{ file: 'flows', line: 1, message: cannotBeRead }]
      return refuse(version ?? JSON.stringify(problems), problems)
    }
    refusal = undefined
    usedSince = now()
    closed = closedIn(content, closed, usedSince)
    return { kind: 'changed' }
  }

  function refuse(key: string, problems: readonly Problem[]): Look {
    if (refusal?.key === key) return { kind: 'same' }
    refusal = { key, problems, since: now() }
    return { kind: 'refused', problems }
  }

  return {
    current: () => content,
    refusal: () => refusal,
    usedSince: () => usedSince,
    closedSince: (id) => closed.get(id),
    look: () => (running ??= lookAndSay().finally(() => (running = undefined))),
  }
}

/** Whether any service is the trust's own, filled in or hidden by it. */
function hasLocal({ catalog }: Content): boolean {
  const isLocal = ({ id, isLocal: isOwn }: Content['catalog']['services'][number]) =>
    isOwn === true || catalog.files.get(id)?.startsWith('services-catalog/') === false
  return catalog.hidden.length > 0 || catalog.services.some(isLocal)
}

/** Since when each closed service is: those that were before, and now the others. */
function closedIn({ catalog }: Content, before: ReadonlyMap<string, Date>, now: Date): ReadonlyMap<string, Date> {
  const closed = catalog.services.filter(({ status }) => status === 'closed')
  return new Map(closed.map(({ id }) => [id, before.get(id) ?? now]))
}
