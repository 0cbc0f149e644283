import { Agent, request } from 'node:http'

const agent = new Agent({ keepAlive: true })

/** Posts JSON over a connection that is kept, and resolves with the answer's text. Rejects for any status but 2xx. */
export async function postJson(address: string, body: unknown, token?: string): Promise<string> {
  const text = JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    }
    const posted = request(address, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const { statusCode = 0 } = response
        if (statusCode >= 200 && statusCode < 300) resolve(Buffer.concat(chunks).toString())
        else reject(new Error(`${address} answered ${statusCode}`))
      })
    })
    posted.on('error', (error: NodeJS.ErrnoException) => {
      // A server closes connections that were not used for a while, perhaps just as one is used again.
      if (posted.reusedSocket && error.code === 'ECONNRESET') resolve(postJson(address, body, token))
      else reject(error)
    })
    posted.end(text)
  })
}
