import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLogger } from '../../src/server/createLogger.ts'
import { projectRoot } from '../support/realContent.ts'
import { sourceFiles } from '../support/sourceFiles.ts'

const planted = 'zebrafinch 7391'

function logging() {
  const lines: string[] = []
  return { logger: createLogger({ write: (line: string) => void lines.push(line) }), lines }
}

describe('the log', () => {
  it('has the fields it may have', () => {
    const { logger, lines } = logging()
    logger.warn({ errorClass: 'RangeError', reference: '0a1b2c3d', reason: 'no-token', status: 503 }, 'a turn failed')
    logger.warn({ places: ['uk/samaritans.yaml:28'], problems: 1, settings: ['MicrosoftAppId'] }, 'refused')
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        level: 40,
        time: expect.any(Number),
        errorClass: 'RangeError',
        reference: '0a1b2c3d',
        reason: 'no-token',
        status: 503,
        msg: 'a turn failed',
      },
      {
        level: 40,
        time: expect.any(Number),
        places: ['uk/samaritans.yaml:28'],
        problems: 1,
        settings: ['MicrosoftAppId'],
        msg: 'refused',
      },
    ])
  })

  it.each<[string, unknown]>([
    ['a field of another name', { text: planted }],
    ['a name that objects have anyway', JSON.parse(`{"__proto__": "${planted}", "constructor": "${planted}"}`)],
    ['words in a field for a class', { errorClass: planted }],
    ['words in a field for a reference', { reference: planted }],
    ['words in a field for a reason', { reason: planted }],
    ['words in a field for a number', { status: planted, problems: planted }],
    ['words in a list', { places: [planted], settings: [planted] }],
    ['an object in a field', { errorClass: { text: planted }, places: { text: planted } }],
    ['an object that turns itself into words', { errorClass: { toJSON: () => planted } }],
    ['an error in a field', { err: new Error(planted), error: new Error(planted) }],
    ['an error alone', new Error(planted)],
    ['an error with fields', Object.assign(new Error(planted), { text: planted, cause: planted })],
    ['a request', { req: { url: planted, headers: { authorization: planted } } }],
    ['its own time, level and message', { msg: planted, time: planted, level: planted, pid: planted }],
  ])('drops %s', (_, fields) => {
    const { logger, lines } = logging()
    logger.error(fields as object, 'a request failed')
    logger.error(fields as object)
    logger.child(fields as object).error('a request failed')
    expect(lines).toHaveLength(3)
    expect(lines.join('')).not.toContain('zebrafinch')
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ level: 50, time: expect.any(Number) })
  })

  it('writes nothing into a message', () => {
    const { logger, lines } = logging()
    logger.error('a request failed %s', planted)
    logger.error({}, 'a request failed %s', planted)
    expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(
      Array.from({ length: 2 }, () => 'a request failed %s'),
    )
  })

  it('has messages that are written in the code, with nothing filled in', () => {
    const calls = sourceFiles().flatMap(({ file, text }) =>
      [...text.matchAll(/\blogger\s*\.(trace|debug|info|warn|error|fatal)\(([^]*?)\)\n/g)].map(([, , given = '']) => ({
        file,
        given,
      })),
    )
    expect(calls.length).toBeGreaterThan(10)
    const filledIn = calls.filter(
      ({ file, given }) => file !== 'endProcess.ts' && !/(^|, )'[A-Za-z][^']*'\)*,?$/.test(given.trim()),
    )
    expect(filledIn).toEqual([])
  })

  it('is the only one: nothing else of the server writes', () => {
    const writers = sourceFiles().filter(
      ({ file, text }) =>
        !/^(commands\/|cli\.ts)/.test(file) && /\bconsole[.[]|\bprocess\.std(out|err)\b|\bpino\(/.test(text),
    )
    expect(writers.map(({ file }) => file).toSorted()).toEqual([
      'channels/botFramework/quietly.ts',
      'main.ts',
      'server/createLogger.ts',
      'server/createServer.ts',
    ])
    const main = readFileSync(join(projectRoot, 'src', 'main.ts'), 'utf8')
    expect([...main.matchAll(/console\.\w+\(/g)].map(([call]) => call)).toEqual(['console.log(', 'console.error('])
  })
})
