import type { Request } from 'restify'
import type { DirectLineService, Grant } from '../channels/directLine/directLineService.ts'
import type { Addresses } from './addresses.ts'
import { readJson, readOptionalJson } from './readJson.ts'
import { jsonReply, jsonTextReply } from './reply.ts'
import type { Handler } from './route.ts'
import { watermarkIn } from './watermarkIn.ts'

/** Where the Direct Line 3.0 service lies: what clients call its domain. */
export const directLinePath = '/v3/directline'

/** The endpoints of Direct Line 3.0 that a client with a token needs, each by its method and path. */
export function directLineRoutes(options: {
  readonly directLine: DirectLineService
  readonly addresses: Addresses
  readonly maximumBodyBytes: number
}): readonly { readonly method: 'get' | 'post'; readonly path: string; readonly handler: Handler }[] {
  const { directLine, addresses, maximumBodyBytes } = options
  const conversation = `${directLinePath}/conversations/:id`

  const conversationBody = (request: Request, { conversationId, token, expiresInSeconds, ticket }: Grant) => {
    const socket = addresses.baseOf(request).replace(/^http/, 'ws')
    const query = new URLSearchParams({ watermark: watermarkOf(request) ?? '-', t: ticket })
    const streamUrl = `${socket}${directLinePath}/conversations/${conversationId}/stream?${query.toString()}`
    return { conversationId, token, expires_in: expiresInSeconds, streamUrl }
  }
  const refresh: Handler = async (request) => {
    const body = await readOptionalJson(request, maximumBodyBytes)
    if ('refused' in body) return body
    const grant = await directLine.refresh(tokenOf(request))
    if ('refused' in grant) return grant
    const { conversationId, token, expiresInSeconds } = grant
    return jsonReply(200, { conversationId, token, expires_in: expiresInSeconds })
  }
  const start: Handler = async (request) => {
    const body = await readOptionalJson(request, maximumBodyBytes)
    if ('refused' in body) return body
    const grant = await directLine.start(tokenOf(request), watermarkOf(request))
    if ('refused' in grant) return grant
    return jsonReply(grant.created ? 201 : 200, conversationBody(request, grant))
  }
  const reconnect: Handler = async (request) => {
    const grant = await directLine.reconnect(tokenOf(request), idOf(request), watermarkOf(request))
    return 'refused' in grant ? grant : jsonReply(200, conversationBody(request, grant))
  }
  const post: Handler = async (request) => {
    const body = await readJson(request, maximumBodyBytes)
    if ('refused' in body) return body
    const outcome = await directLine.post(tokenOf(request), idOf(request), body.json)
    // It holds what the person is shown: nothing was kept, so nothing is acknowledged.
    if ('notKept' in outcome) return { refused: 'not-kept', afterSeconds: 1, activities: outcome.notKept }
    return 'refused' in outcome ? outcome : jsonReply(200, outcome)
  }
  const poll: Handler = async (request) => {
    const outcome = await directLine.poll(tokenOf(request), idOf(request), watermarkOf(request))
    return 'refused' in outcome ? outcome : jsonTextReply(200, outcome.json)
  }

  return [
    { method: 'post', path: `${directLinePath}/tokens/refresh`, handler: refresh },
    { method: 'post', path: `${directLinePath}/conversations`, handler: start },
    { method: 'get', path: conversation, handler: reconnect },
    { method: 'post', path: `${conversation}/activities`, handler: post },
    { method: 'get', path: `${conversation}/activities`, handler: poll },
  ]
}

function tokenOf({ headers }: Request): string | undefined {
  return /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
}

function idOf({ params }: Request): string {
  const { id } = params as { readonly id: string }
  return id
}

function watermarkOf(request: Request): string | undefined {
  return watermarkIn(new URLSearchParams(request.getQuery()))
}
