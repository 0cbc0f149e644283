import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createPlace, removePlaces } from './runDeploy.ts'
import { freePort } from './freePort.ts'
import { until } from '../redis/support/until.ts'

const app = {
  name: 'signpost-abc',
  settings: {
    PUBLIC_URL: 'https://signpost-abc.azurewebsites.net',
    TRUST_NAME: 'Anytown Hospitals NHS Trust',
    MicrosoftAppId: '01234567-89ab-cdef-0123-456789abcdef',
  },
  resources: [],
}

afterAll(removePlaces)

test('the program that deploy.sh makes with the real npm serves as it is unpacked, and its Teams package is one', async () => {
  const place = createPlace({ app }, ['az', 'curl', 'sleep'])
  const { status, output, cloud } = await place.run('upgrade')
  expect([status, output]).toEqual([0, output])
  expect(filesIn(join(place.home, 'signpost-teams.zip'))).toEqual(['color.png', 'manifest.json', 'outline.png'])

  const zip = cloud.programs[0] ?? ''
  const folder = mkdtempSync(join(tmpdir(), 'signpost-program-'))
  chmodSync(folder, 0o755)
  execFileSync('unzip', ['-q', zip, '-d', folder])
  expect(
    ['node_modules/jest', 'node_modules/typescript', 'test'].filter((path) => existsSync(join(folder, path))),
  ).toEqual([])
  const port = await freePort()
  const server = spawn(process.execPath, ['src/signpost.cjs'], {
    cwd: folder,
    env: { PORT: String(port), PATH: dirname(process.execPath) },
    stdio: 'ignore',
    // As App Service has it: the program cannot write to its own folder.
    ...(process.getuid?.() === 0 ? { uid: 1000, gid: 1000 } : {}),
  })
  try {
    const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`).catch(() => undefined)
    await until(async () => (await get('/healthz'))?.status === 200)
    for (const path of ['/', '/widget.js', '/services']) expect([path, (await get(path))?.status]).toEqual([path, 200])
  } finally {
    server.kill()
    rmSync(folder, { recursive: true })
  }
}, 900_000)

function filesIn(zip: string): readonly string[] {
  return execFileSync('unzip', ['-Z1', zip], { encoding: 'utf8' }).trim().split('\n').toSorted()
}
