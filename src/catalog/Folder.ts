import type { ContentFolder } from '../content/ContentFolder.ts'

/** A folder of service files, and what problems call it. */
export type Folder = { readonly root: ContentFolder; readonly name: string }

/** The same things, their files named from above the folder. */
export function namedIn<T extends { readonly file: string }>({ name }: Folder, all: readonly T[]): readonly T[] {
  return name === '' ? all : all.map((each) => ({ ...each, file: `${name}/${each.file}` }))
}
