import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { projectRoot } from '../../src/commands/projectRoot.ts'

const run = promisify(execFile)

test('npm run web-chat serves Web Chat at /web-chat beside Signpost, which serves none itself', async () => {
  const program = spawn(process.execPath, ['test/clients/webChat.ts', '--port', '0'], {
    cwd: projectRoot,
    env: { PATH: process.env.PATH, PORT: '0' },
  })
  let output = ''
  for await (const chunk of program.stdout as AsyncIterable<Buffer>) {
    output += chunk.toString()
    if (output.includes('Signpost itself')) break
  }
  const [webChat = '', polling = '', signpost = ''] = [...output.matchAll(/http\S+/g)].map(([address]) => address)
  expect(polling).toBe(`${webChat}?transport=polling`)
  expect(await (await fetch(webChat)).text()).toContain(`fetch('${signpost}/api/web-chat/token'`)
  expect((await fetch(`${signpost}/web-chat`)).status).toBe(404)
  program.kill('SIGTERM')
  expect(await once(program, 'exit')).toEqual([0, null])
}, 20_000)

test('without the clients npm run web-chat says what to run', async () => {
  const copy = await mkdtemp(join(tmpdir(), 'signpost-'))
  const isOurs = (path: string) => !path.includes('node_modules')
  for (const part of ['src', 'test', 'package.json']) {
    await cp(join(projectRoot, part), join(copy, part), { recursive: true, filter: isOurs })
  }
  const webChat = run(process.execPath, [join(copy, 'test', 'clients', 'webChat.ts')])
  await expect(webChat).rejects.toMatchObject({
    code: 1,
    stderr: 'Web Chat is not installed. Run this first: npm ci --prefix test/clients\n',
  })
  await rm(copy, { recursive: true })
})

test('npm run web-chat refuses a port that is none', async () => {
  const webChat = run(process.execPath, ['test/clients/webChat.ts', '--port', 'x'], { cwd: projectRoot })
  await expect(webChat).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('--port "x" is not a port') })
})
