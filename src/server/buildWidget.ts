import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

/** The widget as built: its two scripts, still without their words, and the style sheet of our own page. */
export type BuiltWidget = Readonly<Record<(typeof files)[number], string>>

const files = ['widget.js', 'chat.js', 'page.css'] as const

const sources = join(import.meta.dirname, '..', 'widget')
const output = join(import.meta.dirname, '..', '..', 'dist', 'widget')

/**
 * Returns the built widget, building it first when its sources have changed; it is kept in `dist/widget` where that can be written.
 * Throws when it must be built and esbuild is not installed.
 */
export async function buildWidget(): Promise<BuiltWidget> {
  const fingerprint = await fingerprintOf(sources)
  if ((await readIfThere(join(output, 'fingerprint'))) !== fingerprint) {
    const built = await build()
    await keep(built, fingerprint).catch(refuseUnlessReadOnly)
    return built
  }
  const texts = files.map(async (name) => [name, await readFile(join(output, name), 'utf8')] as const)
  return Object.fromEntries(await Promise.all(texts)) as BuiltWidget
}

/** A digest rather than dates: a checkout or a container image does not keep the dates of files. */
async function fingerprintOf(folder: string): Promise<string> {
  const digest = createHash('sha256')
  for (const name of (await readdir(folder)).toSorted()) {
    digest.update(`${name}\n`).update(await readFile(join(folder, name)))
  }
  return digest.update(await readFile(import.meta.filename)).digest('hex')
}

async function readIfThere(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined)
}

async function build(): Promise<BuiltWidget> {
  const esbuild = await loadEsbuild()
  const built = await esbuild.build({
    bundle: true,
    minify: true,
    target: 'es2022',
    logLevel: 'silent',
    write: false,
    entryPoints: ['widget.ts', 'chat.ts', 'page.css'].map((name) => join(sources, name)),
    outdir: output,
    format: 'esm',
    plugins: [
      {
        name: 'style-text',
        setup: (build) => build.onLoad({ filter: /\.css$/ }, ({ path }) => styleText(esbuild, path)),
      },
    ],
  })
  return Object.fromEntries(built.outputFiles.map(({ path, text }) => [basename(path), text])) as BuiltWidget
}

async function keep(built: BuiltWidget, fingerprint: string): Promise<void> {
  await mkdir(output, { recursive: true })
  for (const [name, text] of Object.entries(built)) await writeWhole(name, text)
  // Written last: a build that was cut off is built again.
  await writeWhole('fingerprint', fingerprint)
}

/** A server whose files cannot be changed builds at each start: it takes a moment, and nothing is lost. */
function refuseUnlessReadOnly(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (!['EROFS', 'EACCES', 'EPERM'].includes(code)) throw error
}

/** Another process may read or build at the same time: a file is there whole, or as it was. */
async function writeWhole(name: string, text: string): Promise<void> {
  const written = join(output, `${name}.${process.pid}`)
  await writeFile(written, text)
  await rename(written, join(output, name))
}

type Esbuild = typeof import('esbuild')

async function loadEsbuild(): Promise<Esbuild> {
  try {
    return await import('esbuild')
  } catch (cause) {
    throw new Error(
      'The web chat must be built, because dist/widget is missing or older than src/widget, and esbuild is not installed. Run "npm ci", which installs it, and start again; or run "npm run build:widget" where it is installed, and bring dist/widget from there.',
      { cause },
    )
  }
}

/** The widget's own style sheets become strings of the scripts: they belong to the shadow root, not to the page. */
async function styleText(esbuild: Esbuild, path: string) {
  const { code } = await esbuild.transform(await readFile(path, 'utf8'), {
    loader: 'css',
    minify: true,
    target: 'es2022',
  })
  return { contents: code, loader: basename(path) === 'page.css' ? ('css' as const) : ('text' as const) }
}
