import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { ContentFolder } from '../content/ContentFolder.ts'
import { hashOfFiles } from '../content/fileHashes.ts'
import { readYamlFile } from '../content/readYamlFile.ts'
import { takeSnapshot } from '../content/takeSnapshot.ts'
import { filesToApprove, signOffFile } from '../triage/approval.ts'
import { loadContent } from '../triage/content.ts'
import { signOffSchema, type SignOff } from '../triage/signOffSchema.ts'
import { withAsking } from './ask.ts'
import { refuseGaps } from './checkContent.ts'
import { contentFolders, contentPaths, type Environment } from './Environment.ts'
import { writeWhole } from './serviceFile.ts'
import { today } from './today.ts'
import { UsageError } from './UsageError.ts'

const help = `Records that a role has approved every word that people read, as it is now.

  npm run sign-off -- --role "clinical safety officer"

It shows what has changed since the last approval, asks, and writes flows/${signOffFile} of the content in use (CONTENT_DIR), with a hash
of every file. From then on Privacy, /services, /content and /version say who approved the wording and when, until any file changes.

  --role   the role of whoever approved it, never a name`

/** `npm run sign-off`: writes who approved the wording, after showing what changed and asking. Throws `ContentError` where the content cannot be used. */
export async function signOff(args: readonly string[], environment: Environment): Promise<number> {
  const { role, isHelp } = parse(args)
  if (isHelp || role === undefined) {
    console.log(help)
    return isHelp ? 0 : 2
  }
  const { root } = contentPaths(environment)
  const folders = contentFolders(environment)
  const files = filesToApprove(folders)
  const read = signOffSchema.safeParse({ role, date: today(), content: hashOfFiles(files), files })
  if (!read.success) throw new UsageError(`--role: ${read.error.issues.map(({ message }) => message).join('; ')}`)
  refuseGaps(root, loadContent({ ...folders, flows: withoutSignOff(root) }, environment.trustName))
  const path = join(root, 'flows', signOffFile)
  const { source } = existsSync(path) ? readYamlFile(join(root, 'flows'), signOffFile, signOffSchema) : {}
  sayChanges(source?.value, files)
  const ask = `\nHas the ${role} read this wording, and approved all of it? Type yes:`
  const isAgreed = (await withAsking((question) => question(ask), environment.typed)) === 'yes'
  if (isAgreed) write(path, read.data)
  console.log(
    isAgreed
      ? `Written to ${path}\nRunning servers say so within 15 seconds. Any change of these files makes it “not yet approved” again.`
      : 'Nothing was changed.',
  )
  return isAgreed ? 0 : 1
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { role: { type: 'string' }, help: { type: 'boolean' } },
    })
    return { role: values.role?.trim(), isHelp: values.help === true }
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : ''}\n\n${help}`)
  }
}

/** A broken sign-off must not be in the way of the next. */
function withoutSignOff(root: string): ContentFolder {
  const { files, problems } = takeSnapshot(join(root, 'flows'))
  return { problems, files: new Map([...files].filter(([file]) => file !== signOffFile)) }
}

function sayChanges(before: SignOff | undefined, now: Readonly<Record<string, string>>): void {
  if (before === undefined) {
    console.log(`Nothing is approved so far: all ${String(Object.keys(now).length)} files are to be read.`)
    return
  }
  const all = [...new Set([...Object.keys(before.files), ...Object.keys(now)])].toSorted()
  const changed = all.filter((file) => before.files[file] !== now[file])
  console.log(`Approved by the ${before.role} on ${before.date}. Changed since then (${String(changed.length)}):`)
  for (const file of changed) {
    const how = before.files[file] === undefined ? 'added' : now[file] === undefined ? 'removed' : 'changed'
    console.log(`  ${how.padEnd(8)} ${file}`)
  }
}

function write(path: string, { role, date, content, files }: SignOff): void {
  const text = [
    '# yaml-language-server: $schema=../docs/schemas/sign-off.json',
    '# Who approved the wording, and when: npm run sign-off writes this. Do not change it by hand.',
    `role: ${JSON.stringify(role)}`,
    `date: ${date}`,
    `content: "${content}"`,
    'files:',
    ...Object.entries(files).map(([file, hash]) => `  ${JSON.stringify(file)}: "${hash}"`),
    '',
  ].join('\n')
  if (existsSync(path)) writeWhole(path, text)
  else writeFileSync(path, text)
}
