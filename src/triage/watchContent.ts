import { createSnapshotReader } from '../content/snapshotReader.ts'
import type { Content, ContentFolders } from './content.ts'
import { keepContent, type ContentKeeper, type Look } from './keepContent.ts'

/** How often the folders are looked at: what is closed in a file is gone everywhere within 15 seconds. */
const everyMilliseconds = 10_000

/** Keeps content and looks at its folders every ten seconds, without keeping the process alive. */
export function watchContent(options: {
  readonly folders: ContentFolders
  readonly first: Content
  readonly load: (folders: ContentFolders) => Content
  readonly now: () => Date
  readonly say?: (look: Look) => void
}): ContentKeeper {
  const keeper = keepContent({ ...options, read: createSnapshotReader().read })
  setInterval(() => {
    void keeper.look()
  }, everyMilliseconds).unref()
  return keeper
}
