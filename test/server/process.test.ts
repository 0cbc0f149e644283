import { once } from 'node:events'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../support/realContent.ts'
import { createClient, openStream } from './support/client.ts'
import { run } from './support/runProgram.ts'

describe('npm start', () => {
  it('says what is served and what is off, serves it, and ends cleanly at SIGTERM', async () => {
    const program = run({ PORT: '0' })
    const output = await program.until('PUBLIC_URL=')
    const address = /Open (http:\S+)/.exec(output)?.[1] ?? ''
    expect(output).toMatch(/web chat +on/)
    expect(output).toMatch(/Microsoft Teams +off +\/api\/messages is closed/)
    expect(output).toContain('SIGNPOST_SECRET is not set')
    const { streamUrl } = await createClient(address).begin()
    const stream = await openStream(streamUrl)
    program.child.kill('SIGTERM')
    expect(await stream.closed).toBe(1001)
    expect((await program.ended).code).toBe(0)
  })

  it('says in one sentence that the port is in use', async () => {
    const other = createServer().listen(0)
    await once(other, 'listening')
    const { port } = other.address() as { port: number }
    const { code, output } = await run({ PORT: String(port) }).ended
    other.close()
    expect(code).toBe(1)
    expect(output).toBe(`Port ${port} is in use by another program: stop that one, or set PORT to another number.\n`)
  })

  it('stops at wrong settings with every one of them', async () => {
    const { code, output } = await run({ PORT: '99999', PUBLIC_URL: 'nowhere' }).ended
    expect(code).toBe(1)
    expect(output.trim().split('\n')).toEqual([
      'These settings are wrong:',
      'PORT: a port is from 0 to 65535',
      'PUBLIC_URL: an address such as https://signpost.example.nhs.uk',
    ])
  })

  it('stops at mistakes in the content with each file and line', async () => {
    const copy = await mkdtemp(join(tmpdir(), 'signpost-'))
    for (const part of ['src', 'flows', 'services-catalog', 'package.json']) {
      await cp(join(projectRoot, part), join(copy, part), { recursive: true })
    }
    await symlink(join(projectRoot, 'node_modules'), join(copy, 'node_modules'))
    const flow = join(copy, 'flows', 'widget.yaml')
    await writeFile(flow, `${await readFile(flow, 'utf8')}\ncolour: "blue"\n`)
    const { code, output } = await run({ PORT: '0' }, copy).ended
    expect(code).toBe(1)
    expect(output).toMatch(/content has mistakes:\nflows\/widget\.yaml:\d+ .*colour/)
    await rm(copy, { recursive: true })
  })
})
