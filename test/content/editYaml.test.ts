import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { editYaml } from '../../src/content/editYaml.ts'
import { listYamlFiles } from '../../src/content/listYamlFiles.ts'
import { projectRoot } from '../support/realContent.ts'

const catalog = join(projectRoot, 'services-catalog')
const records = listYamlFiles(catalog).map((file) => [file, readFileSync(join(catalog, file), 'utf8')] as const)
const closed = { since: '2026-11-22', until: '2026-12-24', reason: 'The line: it is down' }

const text = `# A note on top
id: one # and one beside
contacts:
  # about the first
  - kind: phone
    value: "020 7946 0018"
  # about the second
  - kind: web
    value: https://example.org
# about the status
status: current
recheckBy: "2027-01-01"
`

describe('editYaml', () => {
  it('replaces a value and adds a key after another, and leaves every other character as it is', () => {
    const edited = editYaml(text, [
      { path: [], key: 'status', value: 'closed' },
      { path: [], key: 'closed', value: closed, after: 'status' },
    ])
    expect(edited).toBe(
      text.replace(
        'status: current\n',
        'status: closed\nclosed:\n  since: "2026-11-22"\n  until: "2026-12-24"\n  reason: "The line: it is down"\n',
      ),
    )
  })

  it('changes an entry of a list', () => {
    const edited = editYaml(text, [
      { path: ['contacts', 0], key: 'value', value: '020 7946 0019' },
      { path: ['contacts', 0], key: 'status', value: 'closed' },
    ])
    expect(edited).toBe(text.replace('"020 7946 0018"\n', '"020 7946 0019"\n    status: closed\n'))
  })

  it('takes a key out with its lines', () => {
    expect(editYaml(text, [{ path: [], key: 'status', value: undefined }])).toBe(text.replace('status: current\n', ''))
  })

  it('keeps the line ends of Windows', () => {
    const edited = editYaml(text.replaceAll('\n', '\r\n'), [{ path: [], key: 'closed', value: closed }])
    expect(edited.replaceAll('\r\n', '')).not.toContain('\n')
    expect(parse(edited)).toMatchObject({ closed })
  })

  it('changes an entry that is written on one line', () => {
    const edited = editYaml('# kept\ncontacts:\n  - { kind: web, value: https://example.org }\n', [
      { path: ['contacts', 0], key: 'status', value: 'closed' },
    ])
    expect(edited).toContain('# kept')
    expect(parse(edited)).toEqual({ contacts: [{ kind: 'web', value: 'https://example.org', status: 'closed' }] })
  })

  it('throws where a path leads nowhere', () => {
    expect(() => editYaml(text, [{ path: ['contacts', 7], key: 'status', value: 'closed' }])).toThrow(TypeError)
  })

  it.each(records)('closes and opens %s again, to the same text', (_, record) => {
    const edited = editYaml(record, [
      { path: [], key: 'status', value: 'closed' },
      { path: [], key: 'closed', value: closed, after: 'status' },
    ])
    expect(parse(edited)).toEqual({ ...parse(record), status: 'closed', closed })
    const status = /^status: (.*)$/m.exec(record)?.[1]
    const reopened = editYaml(edited, [
      { path: [], key: 'status', value: status },
      { path: [], key: 'closed', value: undefined },
    ])
    expect(reopened).toBe(record)
  })
})
