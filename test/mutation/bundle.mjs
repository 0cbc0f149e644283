import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { insteadOf } from './groups.mjs'

const [group] = process.argv.slice(2)
const root = join(import.meta.dirname, '../..')
const replaced = new Map(
  Object.entries(insteadOf[group] ?? {}).map(([file, by]) => [join(root, file), join(import.meta.dirname, 'kept', by)]),
)
const replaceFiles = {
  name: 'replace files',
  setup({ onResolve }) {
    onResolve({ filter: /\.ts$/ }, ({ path, resolveDir, importer }) => {
      const by = replaced.get(resolve(resolveDir, path))
      return by === undefined || importer === by ? undefined : { path: by }
    })
  },
}

// One file for each group: jest takes seconds to load hundreds of modules, and would for every mutant.
await build({
  entryPoints: [join(import.meta.dirname, `suites/${group}.ts`)],
  outfile: join(import.meta.dirname, `${group}.bundle.mjs`),
  plugins: [replaceFiles],
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  logLevel: 'error',
  banner: { js: "import { createRequire as make } from 'node:module'; const require = make(import.meta.url);" },
})
