import { catalogOf } from '../../src/catalog/loadCatalog.ts'
import { ContentError } from '../../src/content/ContentError.ts'
import type { FolderSnapshot } from '../../src/content/ContentFolder.ts'
import { hashOfFiles } from '../../src/content/fileHashes.ts'
import { cannotBeRead, ownFilesGone } from '../../src/content/takeSnapshot.ts'
import { approvalOf, filesToApprove } from '../../src/triage/approval.ts'
import { versionOf, type Content, type ContentFolders } from '../../src/triage/content.ts'
import { contentReport } from '../../src/triage/contentReport.ts'
import { isInEmergencyTexts } from '../../src/triage/isInEmergencyTexts.ts'
import { keepContent } from '../../src/triage/keepContent.ts'
import { notKeptView } from '../../src/triage/notKeptView.ts'
import { rootOf, settledFolders, type ReadFolders } from '../../src/triage/settledFolders.ts'
import { aService } from '../support/aService.ts'
import { realContent } from '../support/realContent.ts'

const folder = (files: Readonly<Record<string, string>>): FolderSnapshot => ({
  files: new Map(Object.entries(files).map(([file, text]) => [file, Buffer.from(text)])),
  problems: [],
})
const folders = (flows: string, own?: string): ContentFolders => ({
  flows: folder({ 'a.yaml': flows }),
  catalog: folder({ 'b.yaml': 'b' }),
  ...(own === undefined ? {} : { local: { root: folder({ 'own.yaml': own }), name: 'local' } }),
})
const roots = ({ flows, catalog, local }: ContentFolders) =>
  [flows, catalog, ...(local === undefined ? [] : [local.root])] as readonly FolderSnapshot[]

describe('folders that change', () => {
  const settled = (
    readings: readonly (ContentFolders | 'error' | 'never')[],
    known = 'none',
    settleMilliseconds = 1,
  ) => {
    let reading = -1
    const read: ReadFolders = async () => {
      reading += 1
      const now = readings[Math.min(reading, readings.length - 1)] ?? 'error'
      if (now === 'error') throw new Error('gone')
      return now === 'never' ? new Promise(() => {}) : roots(now)
    }
    const patience = { patienceMilliseconds: 50, settleMilliseconds }
    return settledFolders(folders('x'), read, known, patience).then((found) => ({
      version: found && versionOf(found),
      readings: reading + 1,
    }))
  }
  const [one, two, three] = ['1', '2', '3'].map((text) => folders(text)) as [
    ContentFolders,
    ContentFolders,
    ContentFolders,
  ]

  test('are taken when two readings agree', async () => {
    expect(await settled([one, one])).toStrictEqual({ version: versionOf(one), readings: 2 })
    expect(await settled([one, two, three, three])).toStrictEqual({ version: versionOf(three), readings: 4 })
  })

  test('are taken at once when they are those in use, or nothing is to be waited for', async () => {
    expect(await settled([one, two], versionOf(one))).toStrictEqual({ version: versionOf(one), readings: 1 })
    expect(await settled([one, two], 'none', 0)).toStrictEqual({ version: versionOf(one), readings: 1 })
  })

  test('that never rest are taken as they are after five tries', async () => {
    const restless = Array.from({ length: 20 }, (_, index) => folders(String(index)))
    expect(await settled(restless)).toStrictEqual({ version: versionOf(folders('5')), readings: 6 })
  })

  test('that cannot be read, or not in time, are undefined', async () => {
    expect(await settled(['error'])).toStrictEqual({ version: undefined, readings: 1 })
    expect(await settled(['never'])).toStrictEqual({ version: undefined, readings: 1 })
    expect(await settled([one, 'error'])).toStrictEqual({ version: undefined, readings: 2 })
  })

  test('are not waited for while one of them cannot be read: that is said at once', async () => {
    const broken = { ...one, flows: { files: new Map(), problems: [{ file: 'a.yaml', line: 1, message: 'gone' }] } }
    let readings = 0
    const read: ReadFolders = async () => {
      readings += 1
      return roots(broken)
    }
    const found = await settledFolders(one, read, 'none', { patienceMilliseconds: 50, settleMilliseconds: 1 })
    expect([found?.flows, readings]).toStrictEqual([broken.flows, 1])
  })

  test('are read by their paths, the trust’s own last', async () => {
    const heard: (readonly string[])[] = []
    const read: ReadFolders = async (paths) => {
      heard.push(paths)
      return roots(folders('1', 'own'))
    }
    const patience = { patienceMilliseconds: 50, settleMilliseconds: 0 }
    const paths = { flows: '/content/flows', catalog: '/content/services-catalog' }
    await settledFolders(paths, read, 'none', patience)
    const found = await settledFolders({ ...paths, local: { root: '/own', name: 'own' } }, read, 'none', patience)
    expect(heard).toStrictEqual([
      ['/content/flows', '/content/services-catalog'],
      ['/content/flows', '/content/services-catalog', '/own'],
    ])
    expect(found?.local?.name).toBe('own')
  })

  test('are those of the trust too, and a path is its own root', async () => {
    const own = folders('1', 'own')
    const found = await settledFolders(own, async () => roots(own), 'none', {
      patienceMilliseconds: 50,
      settleMilliseconds: 0,
    })
    expect(found?.local).toMatchObject({ name: 'local' })
    expect(found && versionOf(found)).toBe(versionOf(own))
    const without = await settledFolders(own, async () => roots(one), 'none', {
      patienceMilliseconds: 50,
      settleMilliseconds: 0,
    })
    expect(without).not.toHaveProperty('local')
    expect(
      await settledFolders(own, async () => [], 'none', { patienceMilliseconds: 50, settleMilliseconds: 0 }),
    ).toBeUndefined()
    expect([rootOf('/a/path'), rootOf(folder({}))]).toStrictEqual(['/a/path', ''])
  })
})

describe('content that is kept', () => {
  const contentOf = (from: ContentFolders, more: Partial<Content> = {}): Content => ({
    ...realContent,
    version: versionOf(from),
    ...more,
  })
  const problem = { file: 'a.yaml', line: 3, message: 'wrong' }

  function keeper(
    first: ContentFolders,
    load: (from: ContentFolders) => Content = contentOf,
    firstContent = contentOf(first),
  ) {
    const state: { now: ContentFolders | 'error'; day: number } = { now: first, day: 1 }
    const said: unknown[] = []
    const kept = keepContent({
      folders: first,
      first: firstContent,
      load,
      read: async () => {
        if (state.now === 'error') throw new Error('gone')
        return roots(state.now)
      },
      now: () => new Date(Date.UTC(2026, 10, state.day)),
      say: (look) => void said.push(look),
      patienceMilliseconds: 50,
      settleMilliseconds: 0,
    })
    return { kept, state, said }
  }

  test('changes whole, and says each look', async () => {
    const { kept, state, said } = keeper(folders('1'))
    expect(await kept.look()).toStrictEqual({ kind: 'same' })
    Object.assign(state, { now: folders('2'), day: 2 })
    expect(kept.usedSince()).toStrictEqual(new Date(Date.UTC(2026, 10, 1)))
    expect(await kept.look()).toStrictEqual({ kind: 'changed' })
    expect(kept.current().version).toBe(versionOf(folders('2')))
    expect(kept.usedSince()).toStrictEqual(new Date(Date.UTC(2026, 10, 2)))
    expect(said).toStrictEqual([{ kind: 'same' }, { kind: 'changed' }])
  })

  test('stays when the change is refused, which is said once, with its reason and since when, until it is mended', async () => {
    const { kept, state } = keeper(folders('1'), (from) => {
      if (versionOf(from) !== versionOf(folders('4'))) throw new ContentError([problem])
      return contentOf(from)
    })
    const before = kept.current()
    expect(kept.refusal()).toBeUndefined()
    Object.assign(state, { now: folders('2'), day: 2 })
    expect(await kept.look()).toStrictEqual({ kind: 'refused', problems: [problem] })
    state.day = 3
    expect(await kept.look()).toStrictEqual({ kind: 'same' })
    expect(kept.refusal()).toMatchObject({ problems: [problem], since: new Date(Date.UTC(2026, 10, 2)) })
    state.now = folders('3')
    expect(await kept.look()).toMatchObject({ kind: 'refused' })
    expect(kept.refusal()?.since).toStrictEqual(new Date(Date.UTC(2026, 10, 3)))
    expect(kept.current()).toBe(before)
    state.now = folders('1')
    expect(await kept.look()).toStrictEqual({ kind: 'same' })
    expect(kept.refusal()).toBeUndefined()
    state.now = folders('2')
    await kept.look()
    state.now = folders('4')
    expect(await kept.look()).toStrictEqual({ kind: 'changed' })
    expect(kept.refusal()).toBeUndefined()
  })

  test('waits as long as it is told for a reading, and for a change to settle', async () => {
    const first = folders('1')
    const looked = async (patience: { patienceMilliseconds: number; settleMilliseconds: number }) => {
      let readings = 0
      const read: ReadFolders = async () => {
        readings += 1
        await new Promise((resolve) => void setTimeout(resolve, 20))
        return roots(folders('2'))
      }
      const now = () => new Date()
      const kept = keepContent({ folders: first, first: contentOf(first), load: contentOf, read, now, ...patience })
      return [(await kept.look()).kind, readings]
    }
    expect(await looked({ patienceMilliseconds: 5000, settleMilliseconds: 1 })).toStrictEqual(['changed', 2])
    expect(await looked({ patienceMilliseconds: 5000, settleMilliseconds: 0 })).toStrictEqual(['changed', 1])
    expect(await looked({ patienceMilliseconds: 2, settleMilliseconds: 0 })).toStrictEqual(['refused', 1])
  })

  test('does not read again what it refused, until it changes', async () => {
    let loads = 0
    const { kept, state } = keeper(folders('1'), () => {
      loads += 1
      throw new ContentError([problem])
    })
    state.now = folders('2')
    for (const look of ['refused', 'same', 'same']) expect((await kept.look()).kind).toBe(look)
    expect(loads).toBe(1)
    state.now = folders('3')
    expect((await kept.look()).kind).toBe('refused')
    expect(loads).toBe(2)
  })

  test('stays when the folders cannot be read, or reading them breaks', async () => {
    const { kept, state } = keeper(folders('1'), () => {
      throw new TypeError('a fault of ours')
    })
    state.now = 'error'
    expect(await kept.look()).toStrictEqual({
      kind: 'refused',
      problems: [{ file: '', line: 1, message: cannotBeRead }],
    })
    expect(await kept.look()).toStrictEqual({ kind: 'same' })
    state.now = folders('2')
    expect(await kept.look()).toStrictEqual({
      kind: 'refused',
      problems: [{ file: 'flows', line: 1, message: cannotBeRead }],
    })
    state.now = { ...folders('1'), flows: { files: new Map(), problems: [problem] } }
    expect(await kept.look()).toStrictEqual({ kind: 'refused', problems: [problem] })
    expect(await kept.look()).toStrictEqual({ kind: 'same' })
  })

  test.each<[string, Partial<Content['catalog']>]>([
    ['added', { services: [{ ...aService('own'), isLocal: true }] }],
    ['filled in', { services: [aService('own')], files: new Map([['own', 'local/own.yaml']]) }],
    ['hidden', { hidden: [{ service: aService('own'), reason: 'x' }] }],
  ])('stays when the trust’s own services are suddenly gone: %s', async (_, difference) => {
    const first = folders('1', 'own')
    const local = contentOf(first, { catalog: { ...catalogOf([]), ...difference } })
    const { kept, state } = keeper(first, (from) => contentOf(from, { catalog: catalogOf([]) }), local)
    state.now = folders('2', 'gone')
    expect(await kept.look()).toStrictEqual({
      kind: 'refused',
      problems: [{ file: '', line: 1, message: ownFilesGone }],
    })
    expect(kept.current()).toBe(local)
    const { kept: shared, state: sharedState } = keeper(
      folders('1'),
      (from) => contentOf(from, { catalog: catalogOf([]) }),
      local,
    )
    sharedState.now = folders('2')
    expect(await shared.look()).toStrictEqual({ kind: 'changed' })
  })

  test('a catalog without files of the trust may change as it likes', async () => {
    const first = folders('1', 'own')
    const services = { ...catalogOf([aService('x')]), files: new Map([['x', 'services-catalog/uk/x.yaml']]) }
    const { kept, state } = keeper(
      first,
      (from) => contentOf(from, { catalog: catalogOf([]) }),
      contentOf(first, { catalog: services }),
    )
    state.now = folders('2', 'own')
    expect(await kept.look()).toStrictEqual({ kind: 'changed' })
  })

  test('knows since when each service is closed', async () => {
    const closed = (...ids: string[]) =>
      catalogOf(['a', 'b'].map((id) => aService(id, ids.includes(id) ? { status: 'closed' } : {})))
    const catalogs = new Map([
      [versionOf(folders('2')), closed('a', 'b')],
      [versionOf(folders('3')), closed('b')],
      [versionOf(folders('4')), closed('a', 'b')],
    ])
    const first = folders('1')
    const load = (from: ContentFolders) => contentOf(from, { catalog: catalogs.get(versionOf(from)) ?? closed() })
    const { kept, state } = keeper(first, load, contentOf(first, { catalog: closed('a') }))
    const days = () => ['a', 'b'].map((id) => kept.closedSince(id)?.getUTCDate())
    expect(days()).toStrictEqual([1, undefined])
    for (const [text, day, expected] of [
      ['2', 2, [1, 2]],
      ['3', 3, [undefined, 2]],
      ['4', 4, [4, 2]],
    ] as const) {
      Object.assign(state, { now: folders(text), day })
      await kept.look()
      expect(days()).toStrictEqual(expected)
    }
  })

  test('looks once at a time', async () => {
    const { kept, said } = keeper(folders('1'))
    await Promise.all([kept.look(), kept.look()])
    expect(said).toHaveLength(1)
    await kept.look()
    expect(said).toHaveLength(2)
  })
})

describe('an approval', () => {
  const approved = {
    flows: folder({ 'a.yaml': 'a', 'sign-off.yaml': 'x' }),
    catalog: folder({ 'uk/b.yaml': 'b', 'local.example/c.yaml': 'c' }),
    local: { root: folder({ 'd.yaml': 'd' }), name: 'elsewhere' },
  }
  const files = filesToApprove(approved)

  test('is for every file that people may read: not for itself, nor for the example', () => {
    expect(Object.keys(files)).toStrictEqual(['flows/a.yaml', 'services-catalog/uk/b.yaml', 'local/d.yaml'])
    const { local: _, ...shared } = approved
    expect(Object.keys(filesToApprove(shared))).toStrictEqual(['flows/a.yaml', 'services-catalog/uk/b.yaml'])
  })

  test('holds for the words it was given for', () => {
    const signOff = { role: 'clinical safety officer', date: '2026-11-20', content: hashOfFiles(files), files }
    const { role, date } = signOff
    expect(approvalOf(approved, undefined)).toStrictEqual({ kind: 'none' })
    expect(approvalOf(approved, signOff)).toStrictEqual({ kind: 'approved', role, date })
    expect(approvalOf({ ...approved, flows: folder({ 'a.yaml': 'A' }) }, signOff)).toStrictEqual({
      kind: 'changed',
      role,
      date,
    })
  })
})

test('the report sorts the services by what is to be done with them', () => {
  const now = new Date('2026-11-24T10:00:00Z')
  const checked = { on: '2026-11-01', how: 'phoned it', role: 'lead' }
  const shut = { kind: 'phone', value: '0330 123 1245', status: 'closed', closed: { since: '2026-11-03' } }
  const services = [
    aService('due-late', { recheckBy: '2026-11-20', checked }),
    aService('due-first', { recheckBy: '2026-11-01', checked }),
    aService('soon', { recheckBy: '2026-12-20', checked }),
    aService('soon-first', { recheckBy: '2026-11-24', checked }),
    aService('later', { recheckBy: '2026-12-25' }),
    aService('unsure', { status: 'unconfirmed', checked }),
    aService('shut', { status: 'closed', closed: { since: '2026-11-02' }, recheckBy: '2026-01-01' }),
    aService('half-shut', { contacts: [shut, { kind: 'text', value: '85258' }], checked }),
    aService('replaced', { status: 'superseded', supersededBy: 'soon', recheckBy: '2026-01-01' }),
    { ...aService('own', { checked }), isLocal: true as const },
    aService('filled', { checked }),
  ]
  const files = new Map(
    services.map(({ id }) => [
      id,
      id === 'own' || id === 'filled' ? `local/${id}.yaml` : `services-catalog/${id}.yaml`,
    ]),
  )
  const report = contentReport({ catalog: catalogOf(services, [], files) }, now)
  const ids = (some: readonly { id: string }[]) => some.map(({ id }) => id)
  expect({
    due: ids(report.due),
    soon: ids(report.soon),
    unchecked: ids(report.unchecked),
    unconfirmed: ids(report.unconfirmed),
    closed: report.closed.map(({ service, contact, closed }) => [service.id, contact?.value, closed?.since]),
    added: ids(report.added),
    filledIn: ids(report.filledIn),
  }).toStrictEqual({
    due: ['due-first', 'due-late'],
    soon: ['soon-first', 'soon'],
    unchecked: ['later'],
    unconfirmed: ['unsure'],
    closed: [
      ['half-shut', '0330 123 1245', '2026-11-03'],
      ['shut', undefined, '2026-11-02'],
    ],
    added: ['own'],
    filledIn: ['filled'],
  })
})

test('a service is in the emergency texts if they give a number of it, closed or not', () => {
  const { emergency } = realContent
  const isIn = (more: Record<string, unknown>) =>
    isInEmergencyTexts({ catalog: catalogOf([aService('x', more)]), emergency }, 'x')
  const samaritans = { kind: 'phone', value: '116 123' }
  expect(isIn({ contacts: [samaritans] })).toBe(true)
  expect(
    isIn({
      contacts: [
        { ...samaritans, status: 'closed' },
        { kind: 'phone', value: '0330 123 1245' },
      ],
    }),
  ).toBe(true)
  expect(isIn({})).toBe(false)
  expect(isInEmergencyTexts({ catalog: catalogOf([]), emergency }, 'x')).toBe(false)
})

test('while nothing can be kept, there is emergency help, what surely fits everybody, and one way to try again', () => {
  const tap = { kind: 'command', command: 'show-results' } as const
  const services = [
    aService('line'),
    aService('perhaps', { forWhom: { location: ['wales'] } }),
    aService('special', { forWhom: { specialty: ['surgery'] } }),
  ]
  const { notKept } = realContent.phrases
  const view = notKeptView({ ...realContent, catalog: catalogOf(services) }, new Date('2026-11-24T10:00:00Z'), tap)
  expect(view).toMatchObject({
    place: 'failure',
    heading: notKept.heading,
    paragraphs: [{ text: notKept.paragraph }],
    lists: [{ id: 'services', heading: notKept.services, asks: [] }],
    actions: [{ id: 'try-again', label: notKept.tryAgain, tap }],
  })
  expect(view.emergency?.lines[0]?.text).toContain('999')
  expect(view.lists[0]?.cards.map(({ id }) => id)).toStrictEqual(['line'])
  expect(Object.keys(view.lists[0]?.cards[0] ?? {}).toSorted()).toStrictEqual(
    ['id', 'name', 'summary', 'fit', 'facts', 'contacts', 'terms', 'details'].toSorted(),
  )
})
