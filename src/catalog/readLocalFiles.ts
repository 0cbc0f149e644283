import { z } from 'zod'
import type { ContentFolder } from '../content/ContentFolder.ts'
import { listYamlFiles } from '../content/listYamlFiles.ts'
import type { Problem } from '../content/Problem.ts'
import { readYamlFile } from '../content/readYamlFile.ts'
import type { Source } from '../content/Source.ts'
import { unexpectedFiles } from '../content/unexpectedFiles.ts'
import { namedIn, type Folder } from './Folder.ts'
import { addedSchema, fillInSchema, hideSchema, type FillIn, type Hide } from './localSchema.ts'
import type { ServiceRecord } from './schema.ts'

/** What the trust's own folder holds, and what is wrong in its files. */
export type LocalFiles = {
  readonly added: readonly Source<ServiceRecord>[]
  readonly fillIns: readonly Source<FillIn>[]
  readonly hides: readonly Source<Hide>[]
  readonly problems: readonly Problem[]
}

/** Reads the files of a trust's folder: each adds a service, fills one in, or hides one. */
export function readLocalFiles(folder: Folder): LocalFiles {
  const { root } = folder
  const files = listYamlFiles(root).map((file) => ({ file, kind: kindOf(root, file) }))
  const problems: Problem[] = [...unexpectedFiles(root)]
  const read = <S extends z.ZodType>(kind: Kind, schema: S) => {
    const results = files.filter((each) => each.kind === kind).map(({ file }) => readYamlFile(root, file, schema))
    problems.push(...results.flatMap((result) => result.problems))
    return namedIn(
      folder,
      results.flatMap(({ source }) => source ?? []),
    )
  }
  const added = read('adds', addedSchema)
  const fillIns = read('fillsIn', fillInSchema)
  const hides = read('hides', hideSchema)
  return { added, fillIns, hides, problems: namedIn(folder, problems) }
}

type Kind = 'adds' | 'fillsIn' | 'hides'

/** What a file is there for, by the one line that says so; a file that cannot be read counts as a service. */
function kindOf(root: ContentFolder, file: string): Kind {
  const { source } = readYamlFile(root, file, z.looseObject({}))
  if (source === undefined) return 'adds'
  return 'hides' in source.value ? 'hides' : 'fillsIn' in source.value ? 'fillsIn' : 'adds'
}
