import type { Request, Response } from 'restify'
import type { Meter } from '../channels/Meter.ts'
import type { Content } from '../triage/content.ts'
import { floodPage } from './floodPage.ts'
import { refusal, type Problem } from './problems.ts'
import { sendReply } from './reply.ts'

/** Refuses a request before it has reached a route. */
export type Refuse = (request: Request, response: Response, problem: Problem, afterSeconds?: number) => void

/** Makes it. Everybody is told what to do in an emergency: whoever is to come back later in a page where a browser shows it, others in JSON. */
export function createRefuse(options: {
  readonly content: () => Content
  readonly help: () => string
  readonly meter?: Meter | undefined
}): Refuse {
  const { content, help, meter } = options
  return (request, response, problem, afterSeconds) => {
    meter?.refused(problem)
    const refused = { refused: problem, ...(afterSeconds === undefined ? {} : { afterSeconds }) }
    const reply = refusal(refused, help())
    sendReply(response, afterSeconds !== undefined && showsPages(request) ? floodPage(content(), reply.headers) : reply)
  }
}

function showsPages({ headers }: Request): boolean {
  return headers.accept?.includes('text/html') === true
}
