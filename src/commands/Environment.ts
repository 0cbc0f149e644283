import type { Readable } from 'node:stream'
import { foldersBelow, loadContent, type Content, type ContentFolders } from '../triage/content.ts'
import { projectRoot } from './projectRoot.ts'

/** What every command may need from the environment. */
export type Environment = {
  readonly trustName: string | undefined
  /** Every variable, for the few commands that need the settings themselves. */
  readonly settings: Readonly<Record<string, string | undefined>>
  /** What the server would refuse of them, one line each, beginning with the setting's name. */
  readonly settingProblems: readonly string[]
  /** What a person types; without it, standard input. */
  readonly typed?: Readable
}

/** The root of the content that the deployment uses, and the trust's own folder if it has one. */
export function contentPaths({ settings }: Environment): { readonly root: string; readonly local: string | undefined } {
  const { CONTENT_DIR: root = '', LOCAL_CATALOG: local = '' } = settings
  return { root: root === '' ? projectRoot : root, local: local === '' ? undefined : local }
}

/** The folders of that content. */
export function contentFolders(environment: Environment): ContentFolders {
  const { root, local } = contentPaths(environment)
  return foldersBelow(root, local)
}

/** That content. Throws `ContentError` when it cannot be used. */
export function contentOf(environment: Environment): Content {
  return loadContent(contentFolders(environment), environment.trustName)
}
