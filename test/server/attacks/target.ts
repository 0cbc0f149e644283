import { connect, type Socket } from 'node:net'
import { SignJWT, type JWTHeaderParameters } from 'jose'
import { createKeyring } from '../../../src/channels/keyring.ts'
import { answer, command } from '../../support/aConversation.ts'
import { createClient, tapped, type Started } from '../support/client.ts'
import type { Program } from '../support/runProgram.ts'

export const allowedSite = 'https://intranet.example'
export const contentKey = 'a-key-for-the-content-page'

/** The server under attack, the secret that it has, and two conversations: the attacker's own, and somebody else's. */
export type Target = Awaited<ReturnType<typeof aimAt>>

/** Begins two conversations, each with an answer. */
export async function aimAt(program: Program, secret: Uint8Array) {
  const client = createClient(program.address)
  const begin = async (): Promise<Started> => {
    const started = await client.begin()
    await client.post(started.token, started.conversationId, tapped(answer('location', 'london')))
    return started
  }
  const [mine, others] = [await begin(), await begin()]
  const [key = new Uint8Array()] = createKeyring(secret, undefined).tokenKeys
  const path = (id: string, rest = '') => `/v3/directline/conversations/${id}${rest}`
  const ask = async (url: string, init: RequestInit = {}) => {
    const response = await fetch(program.address + url, { redirect: 'manual', ...init })
    const text = await response.text()
    expectNothingInternal(`${[...response.headers].map((pair) => pair.join(': ')).join('\n')}\n${text}`)
    return { status: response.status, headers: response.headers, text }
  }
  return {
    program,
    client,
    mine,
    others,
    path,
    ask,
    /** Posts an activity to the attacker's own conversation. */
    post: (body: unknown, token = mine.token) =>
      ask(path(mine.conversationId, '/activities'), {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body),
      }),
    /** Reads a conversation with a token. */
    read: (token: string, id = mine.conversationId) =>
      ask(path(id, '/activities'), { headers: { authorization: `Bearer ${token}` } }),
    /** What the server answers to bytes that no HTTP client would send, until it closes or has answered once. */
    raw: (bytes: string | Buffer, halfClose = false) => raw(program.port, bytes, halfClose),
    /** A token signed as the server signs, with these claims and this header instead of its own. */
    sign: (
      { id = mine.conversationId, audience = 'token', ends = inSeconds(3600), ...claims }: Claims = {},
      header: JWTHeaderParameters = { alg: 'HS256' },
      by: Uint8Array = key,
    ) => {
      const token = new SignJWT(claims).setProtectedHeader(header).setSubject(id).setAudience(audience)
      return (ends === 'never' ? token : token.setExpirationTime(ends)).sign(by)
    },
    ticketOf: ({ streamUrl }: Started) => new URL(streamUrl).searchParams.get('t') ?? '',
    /** A new conversation through all its steps, as a person would have it. */
    async wholeTurn() {
      const { conversationId, token } = await client.begin()
      const posted = await client.post(token, conversationId, tapped(answer('location', 'wales')))
      const { activities } = (await client.poll(token, conversationId)).body
      const place = activities.at(-1)?.channelData.view?.place
      const cleared = await client.post(token, conversationId, tapped(command('clear')))
      return [posted.status, place, cleared.status]
    },
  }
}

type Claims = Record<string, unknown> & {
  readonly id?: string
  readonly audience?: string
  readonly ends?: number | 'never'
}

/** A time from now as tokens write it. */
export function inSeconds(seconds: number): number {
  return Math.floor(Date.now() / 1000) + seconds
}

/** What an attacker could learn about the inside from an answer. */
export function expectNothingInternal(answer: string): void {
  expect(answer).not.toMatch(
    /node_modules|\bat [\w.<>]+ \(|\.ts\b(?!["'])|restify|botbuilder|\bzod\b|Error:|Unexpected token|\/src\/|^server:|^x-powered-by:/im,
  )
}

async function raw(port: number, bytes: string | Buffer, halfClose: boolean): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  const read = readAll(socket)
  if (halfClose) socket.end(bytes)
  else socket.write(bytes)
  const text = await read
  expectNothingInternal(text)
  return text
}

/** All that comes until the server closes, or until one whole answer is there. */
async function readAll(socket: Socket): Promise<string> {
  const chunks: Buffer[] = []
  socket.on('error', () => {})
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    const [, head = '', body] = /^([^]*?)\r\n\r\n([^]*)$/.exec(Buffer.concat(chunks).toString('latin1')) ?? []
    const length = /^content-length: (\d+)/im.exec(head)?.[1]
    if (
      body !== undefined &&
      length !== undefined &&
      body.length >= Number(length) &&
      !/^connection: close/im.test(head)
    )
      socket.end()
  })
  // A connection that is reset is closed as well.
  await new Promise((resolve) => socket.on('close', resolve))
  return Buffer.concat(chunks).toString()
}

/** The number in the first line of an answer; "closed" where the connection was closed without one. */
export function statusOf(answer: string): number | 'closed' {
  return answer === '' ? 'closed' : Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])
}
