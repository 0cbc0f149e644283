import { pino } from 'pino'
import type { Request, Response } from 'restify'
import { route } from '../../src/server/route.ts'

describe('a route', () => {
  it('that throws answers with the emergency line and nothing internal, and logs the error’s class alone', async () => {
    const logged: string[] = []
    const logger = pino({ base: null }, { write: (line: string) => void logged.push(line) })
    const sent: unknown[] = []
    const response = {
      headersSent: false,
      statusCode: 200,
      setHeader: () => undefined,
      end: (body: string) => sent.push(body),
    } as unknown as Response
    const handler = () => Promise.reject(new RangeError('planted'))
    await route(handler, logger, () => 'Phone 999')({} as Request, response)
    expect(response.statusCode).toBe(500)
    expect(sent).toEqual(['{"error":{"code":"ServiceError","message":"The request failed","help":"Phone 999"}}'])
    expect(JSON.parse(logged.join(''))).toMatchObject({ errorClass: 'RangeError', msg: 'a request failed' })
    expect(logged.join('')).not.toContain('planted')
  })
})
