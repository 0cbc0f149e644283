import { WebSocket } from 'ws'

/** Opens a WebSocket; `nextReply` resolves with the next message on it that comes from a bot. */
export function hear(address: string): { readonly socket: WebSocket; readonly nextReply: () => Promise<void> } {
  const socket = new WebSocket(address, { perMessageDeflate: false })
  let replied = () => {}
  socket.on('message', (data: Buffer) => {
    // A person's own message may come back first.
    if (data.includes('"role":"bot"')) replied()
  })
  return { socket, nextReply: async () => new Promise<void>((resolve) => (replied = resolve)) }
}
