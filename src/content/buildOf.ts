import { fileHashes, hashOfFiles } from './fileHashes.ts'
import { listFiles } from './listYamlFiles.ts'

/** A short name for a program's own files, whatever the ends of their lines: two deployments with one name have the same ones. */
export function buildOf(sourceFolder: string): string {
  return hashOfFiles(Object.fromEntries(fileHashes(sourceFolder, listFiles))).slice(0, 12)
}
