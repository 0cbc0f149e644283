import { randomBytes } from 'node:crypto'
import type { Logger } from 'pino'
import type { Request, Response } from 'restify'
import { errorClass } from '../channels/turnHandler.ts'
import type { Meter } from '../channels/Meter.ts'
import { StoreUnavailable } from '../redis/StoreUnavailable.ts'
import { refusal, type Refused } from './problems.ts'
import { sendReply, type Reply } from './reply.ts'

/** What a route does with a request. */
export type Handler = (request: Request) => Promise<Reply | Refused>

/** Makes a restify handler of a route. When it throws, the log has the error's class and the client nothing of it. What a route refuses holds `help`, the emergency line. */
export function route(
  handler: Handler,
  logger: Logger,
  help: () => string,
  meter?: Meter,
): (request: Request, response: Response) => Promise<void> {
  return async function routed(request, response) {
    const outcome = await answer(handler, logger, request)
    if (!('refused' in outcome)) return sendReply(response, outcome)
    meter?.refused(outcome.refused)
    sendReply(response, refusal(outcome, help()))
  }
}

async function answer(handler: Handler, logger: Logger, request: Request): Promise<Reply | Refused> {
  try {
    return await handler(request)
  } catch (error) {
    logger.error({ errorClass: errorClass(error), reference: randomBytes(4).toString('hex') }, 'a request failed')
    return error instanceof StoreUnavailable ? { refused: 'not-kept', afterSeconds: 1 } : { refused: 'failed' }
  }
}
