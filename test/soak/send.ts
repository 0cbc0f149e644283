import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { backOff } from '../../src/widget/pause.ts'
import type { Tally } from './tally.ts'

const agent = new Agent({ keepAlive: true, maxSockets: Infinity })
const answersWithinMilliseconds = 10_000
/** A busy machine is no fault: so long a tap may take, all faults included, before its conversation counts as stuck. */
const patienceMilliseconds = 90_000

/** One request. `dropped`: it never arrives; `unread`: its answer is not read. */
export type Sent = {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly token?: string | undefined
  readonly body?: unknown
  readonly fault?: 'dropped' | 'unread' | undefined
}

export type Answered = { readonly status: number; readonly text: string }

/** A conversation that does not go on. */
export class Stuck extends Error {}

/** Sends one request once; rejects when there is no answer. */
export function send({ method, url, token, body, fault }: Sent): Promise<Answered> {
  if (fault === 'dropped') return Promise.reject(new Error('dropped'))
  const text = body === undefined ? '' : JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const headers = {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      'content-length': Buffer.byteLength(text),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    }
    const sent = request(url, { method, agent, headers, timeout: answersWithinMilliseconds }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }))
    })
    sent.on('timeout', () => sent.destroy(new Error('no answer in time')))
    sent.on('error', reject)
    sent.end(text, () => {
      // It has left: whatever comes back is lost with the connection.
      if (fault === 'unread') setTimeout(() => sent.destroy(new Error('unread')), 5)
    })
  })
}

/** Makes attempts, as our widget does, until one is acknowledged. Throws `Stuck` when none is in time. */
export async function untilServed(attempt: (count: number) => Promise<Answered>, tally: Tally): Promise<Answered> {
  const deadline = Date.now() + patienceMilliseconds
  for (let count = 0; ; count++) {
    const answered = await attempt(count).catch(() => undefined)
    if (answered !== undefined && answered.status < 300) return answered
    noteRefusal(answered, tally)
    if (answered !== undefined && answered.status < 500 && answered.status !== 429)
      throw new Stuck(`it was refused for good, with status ${answered.status}`)
    if (Date.now() > deadline) throw new Stuck(`it was not acknowledged within ${patienceMilliseconds / 1000} seconds`)
    await pause(answered === undefined ? Math.min(1_000, backOff(count + 1, Math.random)) : 1_000)
  }
}

/** Every refusal that a person may be shown must hold emergency help. */
export function noteRefusal(answered: Answered | undefined, tally: Tally): void {
  if (answered === undefined) return tally.count('lost')
  tally.count('refusals')
  if (!answered.text.includes('999')) tally.breach(`status ${answered.status} came without emergency help`)
}

/** Waits until something is there. Throws `Stuck` when it does not come in time. */
export async function untilThere<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + patienceMilliseconds
  for (;;) {
    const found = await look().catch(() => undefined)
    if (found !== undefined) return found
    if (Date.now() > deadline) throw new Stuck(`${what} did not come within ${patienceMilliseconds / 1000} seconds`)
  }
}
