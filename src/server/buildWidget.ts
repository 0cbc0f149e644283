import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { WidgetWords } from '../triage/widgetWords.ts'

/** The widget as built: the script of `/widget.js`, still without its words, and the style sheet of `/page.css`. */
export type BuiltWidget = { readonly script: string; readonly pageStyle: string }

const sources = join(import.meta.dirname, '..', 'widget')
const output = join(import.meta.dirname, '..', '..', 'dist', 'widget')

/** Returns the built widget, building it first when its sources have changed. Throws when it must be built and esbuild is not installed. */
export async function buildWidget(): Promise<BuiltWidget> {
  const fingerprint = await fingerprintOf(sources)
  if ((await readIfThere(join(output, 'fingerprint'))) !== fingerprint) await build(fingerprint)
  return {
    script: await readFile(join(output, 'widget.js'), 'utf8'),
    pageStyle: await readFile(join(output, 'page.css'), 'utf8'),
  }
}

/** The text of `/widget.js`: the words stand before the script, so that one request brings both and changed words need no build. */
export function widgetScript({ script }: BuiltWidget, words: WidgetWords): string {
  return `const signpostWords=${JSON.stringify(words)};\n${script}`
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

async function build(fingerprint: string): Promise<void> {
  const esbuild = await loadEsbuild()
  await mkdir(output, { recursive: true })
  const shared = { bundle: true, minify: true, target: 'es2022', logLevel: 'silent', write: false } as const
  const script = await esbuild.build({
    ...shared,
    entryPoints: [join(sources, 'widget.ts')],
    format: 'esm',
    plugins: [
      {
        name: 'style-text',
        setup: (build) => build.onLoad({ filter: /\.css$/ }, ({ path }) => styleText(esbuild, path)),
      },
    ],
  })
  const style = await esbuild.build({ ...shared, entryPoints: [join(sources, 'page.css')] })
  await writeWhole('widget.js', script.outputFiles[0]?.text ?? '')
  await writeWhole('page.css', style.outputFiles[0]?.text ?? '')
  // Written last: a build that was cut off is built again.
  await writeWhole('fingerprint', fingerprint)
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
      'The web chat must be built, because dist/widget is missing or older than src/widget, and esbuild is not installed. Run "npm ci", which installs it, and start again.',
      { cause },
    )
  }
}

/** The widget's own style sheet becomes a string of the script: it belongs to the shadow root, not to the page. */
async function styleText(esbuild: Esbuild, path: string) {
  const { code } = await esbuild.transform(await readFile(path, 'utf8'), {
    loader: 'css',
    minify: true,
    target: 'es2022',
  })
  return { contents: code, loader: 'text' as const }
}
