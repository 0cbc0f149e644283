import type { Request, Response } from 'restify'
import type { Meter } from '../channels/Meter.ts'
import type { Content } from '../triage/content.ts'
import { floodPage } from './floodPage.ts'
import { problemReply, type Problem } from './problems.ts'
import { sendReply, type Reply } from './reply.ts'

/** Refuses a request before it has reached a route. */
export type Refuse = (request: Request, response: Response, problem: Problem, afterSeconds?: number) => void

/** Makes it. Whoever is to come back later is told what to do in an emergency: in a page where a browser shows it, in JSON elsewhere. */
export function createRefuse(options: {
  readonly content: () => Content
  readonly help: () => string
  readonly meter?: Meter | undefined
}): Refuse {
  const { content, help, meter } = options
  return (request, response, problem, afterSeconds) => {
    meter?.refused(problem)
    if (afterSeconds === undefined) return sendReply(response, problemReply(problem))
    const reply = showsPages(request) ? floodPage(content()) : problemReply(problem, help())
    sendReply(response, comeBack(reply, afterSeconds))
  }
}

function showsPages({ headers }: Request): boolean {
  return headers.accept?.includes('text/html') === true
}

function comeBack(reply: Reply, afterSeconds: number): Reply {
  return { ...reply, headers: { ...reply.headers, 'Retry-After': String(afterSeconds) } }
}
