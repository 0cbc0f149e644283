import { cpSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createSnapshotReader } from '../../src/content/snapshotReader.ts'
import { takeSnapshot } from '../../src/content/takeSnapshot.ts'
import { foldersBelow, loadContent, type ContentFolders } from '../../src/triage/content.ts'
import { keepContent, type ContentKeeper } from '../../src/triage/keepContent.ts'
import { contentCopy } from '../support/contentCopy.ts'
import { mistakesIn } from '../support/mistakes.ts'
import { projectRoot, realContent } from '../support/realContent.ts'

const load = (folders: ContentFolders) => loadContent(folders, 'Anytown')
const samaritans = 'services-catalog/uk/samaritans.yaml'

describe('content that is kept', () => {
  let copy: ReturnType<typeof contentCopy>
  let keeper: ContentKeeper
  let day = 22
  beforeEach(() => {
    copy = contentCopy()
    const folders = foldersBelow(copy.root)
    const now = () => new Date(`2026-11-${day}T12:00:00Z`)
    keeper = keepContent({ folders, first: load(folders), load, read: createSnapshotReader().read, now })
  })
  afterEach(() => {
    day = 22
    copy.remove()
  })

  it('stays the same object while nothing changes', async () => {
    const before = keeper.current()
    expect(await keeper.look()).toEqual({ kind: 'same' })
    expect(keeper.current()).toBe(before)
  })

  it('is swapped whole when a sound change is there, and says since when', async () => {
    const before = keeper.current()
    day = 23
    copy.replace(samaritans, 'status: current', 'status: closed')
    copy.replace('flows/phrases.yaml', '"Start again"', '"Begin again"')
    expect(await keeper.look()).toEqual({ kind: 'changed' })
    expect(keeper.current().catalog.byId.get('samaritans')?.status).toBe('closed')
    expect(keeper.current().phrases.buttons.startAgain).toBe('Begin again')
    expect(keeper.usedSince()).toEqual(new Date('2026-11-23T12:00:00Z'))
    expect(keeper.closedSince('samaritans')).toEqual(new Date('2026-11-23T12:00:00Z'))
    // Whoever holds the content from before still has it as it was.
    expect(before.catalog.byId.get('samaritans')?.status).toBe('current')
    expect(before.phrases.buttons.startAgain).toBe('Start again')
  })

  it.each(
    realContent.catalog.services.flatMap(({ id }) =>
      ['samaritans', 'shout', 'lifeline', 'nhs-111-england'].includes(id) ? [id] : [],
    ),
  )('takes it when every way to reach %s is closed by hand, though the emergency texts name it', async (id) => {
    const file = realContent.catalog.files.get(id) ?? ''
    copy.write(file, copy.read(file).replaceAll(/^( +)(label: .*)$/gm, '$1$2\n$1status: closed'))
    expect(await keeper.look()).toEqual({ kind: 'changed' })
    expect(keeper.current().catalog.byId.get(id)?.status).toBe('closed')
  })

  it('is kept when the folder of the trust is suddenly empty, as a share that is not mounted', async () => {
    const local = join(copy.root, 'local')
    cpSync(join(projectRoot, 'services-catalog/local.example'), local, { recursive: true })
    const folders = foldersBelow(copy.root, local)
    const first = load(folders)
    const own = keepContent({ folders, first, load, read: createSnapshotReader().read, now: () => new Date() })
    rmSync(local, { recursive: true })
    mkdirSync(local)
    expect(await own.look()).toMatchObject({
      kind: 'refused',
      problems: [{ message: expect.stringContaining('are gone') }],
    })
    expect(own.current()).toBe(first)
  })

  it('keeps the last good content when one of two changes is wrong, says where once, and takes both when it is mended', async () => {
    const before = keeper.current()
    copy.replace('flows/phrases.yaml', '"Start again"', '"Begin again"')
    const line = copy.replace(samaritans, 'status: current', 'status: curent')
    expect(await keeper.look()).toMatchObject({ kind: 'refused', problems: [{ file: samaritans, line }] })
    expect(keeper.current()).toBe(before)
    expect(keeper.refusal()?.problems).toHaveLength(1)
    expect(await keeper.look()).toEqual({ kind: 'same' })
    expect(keeper.refusal()?.problems).toHaveLength(1)
    copy.replace(samaritans, 'status: curent', 'status: current')
    expect(await keeper.look()).toEqual({ kind: 'changed' })
    expect(keeper.refusal()).toBeUndefined()
  })

  it.each<[string, () => void, RegExp]>([
    ['vanishes', () => renameSync(copy.root, `${copy.root}-away`), /there is no such folder/],
    [
      'is empty, as a share that is not mounted',
      () => (rmSync(join(copy.root, 'flows'), { recursive: true }), mkdirSync(join(copy.root, 'flows'))),
      /cannot be opened/,
    ],
    [
      'fills with junk',
      () => {
        for (let index = 0; index < 6000; index++) writeFileSync(join(copy.root, 'flows', `${index}.tmp`), '')
      },
      /too many files/,
    ],
    [
      'holds a huge file',
      () => writeFileSync(join(copy.root, samaritans), Buffer.alloc(5_000_000, 'a')),
      /larger than 1 MB/,
    ],
    [
      'holds bytes that are no text',
      () => writeFileSync(join(copy.root, samaritans), Buffer.from([0xff, 0x00, 0xfe])),
      /UTF-8/,
    ],
    [
      'goes round in circles',
      () => symlinkSync(copy.root, join(copy.root, 'flows', 'loop')),
      /too deep|not read|too many/,
    ],
    [
      'is a file',
      () => {
        rmSync(join(copy.root, 'flows'), { recursive: true })
        writeFileSync(join(copy.root, 'flows'), '')
      },
      /there is no such folder/,
    ],
  ])('stays as it is when the folder %s, says so, and goes on when it is back', async (_, spoil, message) => {
    const before = keeper.current()
    const kept = `${copy.root}-kept`
    cpSync(copy.root, kept, { recursive: true })
    spoil()
    const look = await keeper.look()
    expect(look.kind === 'refused' ? look.problems.map((problem) => problem.message).join('\n') : look.kind).toMatch(
      message,
    )
    expect(keeper.current()).toBe(before)
    expect(keeper.refusal()).toBeDefined()
    rmSync(copy.root, { recursive: true, force: true })
    rmSync(`${copy.root}-away`, { recursive: true, force: true })
    renameSync(kept, copy.root)
    expect(await keeper.look()).toEqual({ kind: 'same' })
    expect(keeper.refusal()).toBeUndefined()
  })

  it.each<[string, () => Promise<never>]>([
    ['fails', () => Promise.reject(new Error('the thread has ended'))],
    ['never ends, as on a shared drive that hangs', () => new Promise(() => {})],
  ])('stays as it is when the reading %s, and says so', async (_, read) => {
    const first = keeper.current()
    const folders = foldersBelow(copy.root)
    const patience = { patienceMilliseconds: 50 }
    const hung = keepContent({ folders, first, load, read, now: () => new Date(), ...patience })
    expect(await hung.look()).toMatchObject({
      kind: 'refused',
      problems: [{ message: expect.stringContaining('cannot be read') }],
    })
    expect(hung.current()).toBe(first)
    expect(await hung.look()).toEqual({ kind: 'same' })
  })

  it('takes files that are copied one after another together', async () => {
    const folders = foldersBelow(copy.root)
    const reader = createSnapshotReader()
    let reads = 0
    const read = async (roots: readonly string[]) => {
      // The second file is there only after the first look at the folder.
      if ((reads += 1) === 2) copy.replace('flows/phrases.yaml', '"Start again"', '"Begin again"')
      return reader.read(roots)
    }
    const slow = keepContent({
      folders,
      first: keeper.current(),
      load,
      read,
      now: () => new Date(),
      settleMilliseconds: 20,
    })
    copy.replace(samaritans, 'status: current', 'status: closed')
    expect(await slow.look()).toEqual({ kind: 'changed' })
    expect(slow.current().phrases.buttons.startAgain).toBe('Begin again')
    expect(slow.current().catalog.byId.get('samaritans')?.status).toBe('closed')
  })

  it('ignores what Windows leaves in a shared folder', async () => {
    writeFileSync(join(copy.root, 'flows', 'Thumbs.db'), 'x')
    writeFileSync(join(copy.root, 'services-catalog', 'uk', '~$samaritans.yaml'), 'x')
    expect(await keeper.look()).toEqual({ kind: 'same' })
    expect(keeper.refusal()).toBeUndefined()
  })
})

test('200 broken contents are refused with file and line, and what was sound stays', async () => {
  const flows = takeSnapshot(join(projectRoot, 'flows'))
  const catalog = takeSnapshot(join(projectRoot, 'services-catalog'))
  const textOf = (bytes: unknown) => Buffer.from(bytes as Uint8Array).toString('utf8')
  const files = ['find-support', 'phrases', 'gaps', 'widget', 'emergency']
    .map((name) => ({ file: `flows/${name}.yaml`, text: textOf(flows.files.get(`${name}.yaml`)) }))
    .concat(
      [...catalog.files]
        .filter(([file]) => file.endsWith('.yaml') && !file.startsWith('local'))
        .map(([file, bytes]) => ({ file: `services-catalog/${file}`, text: textOf(bytes) })),
    )
  const mistakes = mistakesIn(files).filter(({ insteadOf }) => insteadOf === undefined)
  const some = Array.from({ length: 200 }, (_, index) => mistakes[Math.floor((index * mistakes.length) / 200)])
  let broken = some[0]
  const read = async () =>
    (['flows', 'services-catalog'] as const).map((folder) => {
      const snapshot = folder === 'flows' ? flows : catalog
      if (broken === undefined || !broken.file.startsWith(`${folder}/`)) return snapshot
      const name = broken.file.slice(folder.length + 1)
      return { ...snapshot, files: new Map(snapshot.files).set(name, Buffer.from(broken.content)) }
    })
  const folders = foldersBelow(projectRoot)
  const first = load(folders)
  const keeper = keepContent({ folders, first, load, read, now: () => new Date(), settleMilliseconds: 0 })
  const accepted: unknown[] = []
  for (broken of some) {
    const look = await keeper.look()
    const isNamed =
      look.kind === 'refused' &&
      look.problems.every(({ file, line }) => /^(flows|services-catalog)\//.test(file) && line >= 1)
    if (!isNamed || keeper.current() !== first) accepted.push([broken?.kind, broken?.file, look])
  }
  expect(new Set(some.map((each) => each?.kind)).size).toBeGreaterThan(60)
  expect(accepted).toEqual([])
  broken = undefined
  expect(await keeper.look()).toEqual({ kind: 'same' })
  expect(keeper.current().version).toBe(realContent.version)
}, 300_000)
