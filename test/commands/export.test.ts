import fc from 'fast-check'
import { csv } from '../../src/commands/csv.ts'
import { contentCopy } from '../support/contentCopy.ts'
import { realContent } from '../support/realContent.ts'
import { run } from './run.ts'

/** Reads CSV as a spreadsheet does. */
function cellsOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  for (const line of text.replace(/^\uFEFF/, '').matchAll(/((?:"(?:[^"]|"")*"(?:,|(?=\r\n)))+)\r\n/g))
    rows.push([...(line[1] ?? '').matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell = '']) => cell.replaceAll('""', '"')))
  return rows
}

describe('a table for a spreadsheet', () => {
  it.each([
    '=1+1',
    '+44 20 7946 0018',
    '-2+3+cmd|" /C calc"!A0',
    '@SUM(A1)',
    '\t=1+1',
    '\r=1+1',
    '\n=1+1',
    ' =1+1',
    '"=1+1',
    "'=1+1",
    '\u200B=1+1',
    '＝1+1',
    '|calc',
    '%0A=1',
    '=HYPERLINK("https://example.org","x")',
    '=1+1";=1+1',
  ])('has no formula in %j', (cell) => {
    const [[written = ''] = []] = cellsOf(csv([[cell]]))
    expect(written).toBe(`'${cell}`)
  })

  it('gives every text back, in its own cell, whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 5 }), {
          minLength: 1,
          maxLength: 5,
        }),
        (rows) => {
          const read = cellsOf(csv(rows))
          expect(read.map((row) => row.map((cell) => cell.replace(/^'/, '')))).toEqual(
            rows.map((row) => row.map((cell) => cell.replace(/^'/, ''))),
          )
          for (const cell of read.flat()) expect(cell).not.toMatch(/^[\s"]*[=+\-@|%]/)
        },
      ),
    )
  })

  it('leaves plain text, numbers and dates as they are', () => {
    expect(csv([['Samaritans', '116 123', '2026-11-22', 'a = b', undefined]])).toBe(
      '\uFEFF"Samaritans","116 123","2026-11-22","a = b",""\r\n',
    )
  })
})

describe('npm run export', () => {
  it('writes every service as JSON', async () => {
    const { output, code } = await run(['export', '--format', 'json'])
    const { services, version } = JSON.parse(output) as { services: { id: string }[]; version: string }
    expect([code, version]).toEqual([0, realContent.version])
    expect(services.map(({ id }) => id)).toEqual(realContent.catalog.services.map(({ id }) => id))
  })

  it('writes every way to reach a service as CSV, with what is closed and hidden, and no formula that a file holds', async () => {
    const copy = contentCopy()
    copy.replace('services-catalog/uk/samaritans.yaml', 'provider: Samaritans', `provider: "=cmd|' /C calc'!A0"`)
    copy.replace('services-catalog/uk/dochealth.yaml', 'status: current', 'status: closed')
    copy.write('services-catalog/local.example/you-ok-doc.yaml', 'hides: you-ok-doc\nreason: "+1 for something else"\n')
    const { output } = await run(['export', '--format', 'csv'], {
      CONTENT_DIR: copy.root,
      LOCAL_CATALOG: `${copy.root}/services-catalog/local.example`,
    })
    copy.remove()
    const rows = cellsOf(output)
    expect(new Set(rows.map((row) => row.length)).size).toBe(1)
    expect(rows.filter(([id]) => id === 'samaritans')).toHaveLength(2)
    expect(rows.find(([id]) => id === 'samaritans')).toContain("'=cmd|' /C calc'!A0")
    expect(rows.find(([id]) => id === 'dochealth')).toContain('closed')
    expect(rows.find(([id]) => id === 'you-ok-doc')).toContain("'+1 for something else")
  })

  it('says what formats there are', async () => {
    expect(await run(['export', '--format', 'xml'])).toMatchObject({
      code: 2,
      output: expect.stringContaining('--format is json or csv'),
    })
  })
})
