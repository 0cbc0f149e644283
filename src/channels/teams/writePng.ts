import { crc32, deflateSync } from 'node:zlib'

/** A picture: its side in pixels, and each row as PNG keeps it, with this many bits a sample. */
type Picture = {
  readonly side: number
  readonly bitDepth: 1 | 8
  readonly colour: 'grey' | 'red-green-blue-alpha'
  readonly rowOf: (y: number) => Uint8Array
}

/** Writes a square picture as a PNG file. */
export function writePng({ side, bitDepth, colour, rowOf }: Picture): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([bitDepth, colour === 'grey' ? 0 : 6, 0, 0, 0], 8)
  // Each row begins with the number of its filter, 0: none.
  const rows = Array.from({ length: side }, (_, y) => Buffer.concat([Buffer.from([0]), rowOf(y)]))
  const pixels = deflateSync(Buffer.concat(rows), { level: 9 })
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
