import { fileHashes, hashOfFiles } from '../content/fileHashes.ts'
import type { ContentFolders } from './content.ts'
import type { SignOff } from './signOffSchema.ts'

/** The file in `flows` that says who approved the wording, and when. It is no part of what is approved. */
export const signOffFile = 'sign-off.yaml'

/** Whether the wording in use was approved; `changed`: it was, and is no longer as it was then. */
export type Approval =
  { readonly kind: 'none' } | { readonly kind: 'approved' | 'changed'; readonly role: string; readonly date: string }

/** What a sign-off says of these folders as they are. */
export function approvalOf(folders: ContentFolders, signOff: SignOff | undefined): Approval {
  if (signOff === undefined) return { kind: 'none' }
  const { role, date, content } = signOff
  return { kind: hashOfFiles(filesToApprove(folders)) === content ? 'approved' : 'changed', role, date }
}

/** Every file of which people may read something, with the trust's own, and a hash of what it holds. */
export function filesToApprove({ flows, catalog, local }: ContentFolders): Readonly<Record<string, string>> {
  const own = local === undefined ? [] : [['local', local.root] as const]
  const all = [['flows', flows] as const, ['services-catalog', catalog] as const, ...own].flatMap(([name, root]) =>
    [...fileHashes(root)].map(([file, hash]) => [`${name}/${file}`, hash] as const),
  )
  return Object.fromEntries(all.filter(([file]) => !isLeftOut(file)))
}

/** The example for trusts is shown to nobody. */
function isLeftOut(file: string): boolean {
  return file === `flows/${signOffFile}` || file.startsWith('services-catalog/local.example/')
}
