import { createServer } from 'node:http'
import type { ReadableMeter } from './createMeter.ts'

/** Serves what the meter has counted at `/metrics`, on a port and address of its own; rejects when the port is taken. */
export async function serveMetrics(
  meter: Pick<ReadableMeter, 'read' | 'contentType'>,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<{ readonly close: () => void }> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.statusCode = 404
      response.end()
      return
    }
    meter.read().then(
      (text) => {
        response.setHeader('Content-Type', meter.contentType)
        response.end(text)
      },
      () => response.destroy(),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  // The metrics keep no process alive.
  server.unref()
  return {
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
