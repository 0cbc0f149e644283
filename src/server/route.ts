import { randomBytes } from 'node:crypto'
import type { Logger } from 'pino'
import type { Request, Response } from 'restify'
import { errorClass } from '../channels/turnHandler.ts'
import type { Meter } from '../channels/Meter.ts'
import { StoreUnavailable } from '../redis/StoreUnavailable.ts'
import { problemReply } from './problems.ts'
import { sendReply, type Reply } from './reply.ts'

/** What a route does with a request. */
export type Handler = (request: Request) => Promise<Reply>

/** Makes a restify handler of a route. When it throws, the log has the error's class and the client nothing of it but `help`, the emergency line. */
export function route(
  handler: Handler,
  logger: Logger,
  help?: () => string,
  meter?: Meter,
): (request: Request, response: Response) => Promise<void> {
  return async function routed(request, response) {
    const reply = await answer(handler, logger, request, help)
    if (reply.problem !== undefined) meter?.refused(reply.problem)
    sendReply(response, reply)
  }
}

async function answer(handler: Handler, logger: Logger, request: Request, help?: () => string): Promise<Reply> {
  try {
    return await handler(request)
  } catch (error) {
    logger.error({ errorClass: errorClass(error), reference: randomBytes(4).toString('hex') }, 'a request failed')
    return error instanceof StoreUnavailable ? problemReply('not-kept', help?.(), 1) : problemReply('failed', help?.())
  }
}
