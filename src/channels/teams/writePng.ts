import { crc32, deflateSync } from 'node:zlib'

/** A picture of one bit a pixel as a PNG file: `isDark` says which pixels are black; the rest is white. */
export function writePng(side: number, isDark: (x: number, y: number) => boolean): Buffer {
  const bytesPerRow = Math.ceil(side / 8)
  const pixels = Buffer.alloc(side * (bytesPerRow + 1))
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      // Each row begins with the number of its filter, 0: none. A set bit is white.
      const byte = y * (bytesPerRow + 1) + 1 + (x >> 3)
      if (!isDark(x, y)) pixels[byte] = (pixels[byte] ?? 0) | (0x80 >> (x & 7))
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([1, 0, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const chunks = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([signature, ...chunks])
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
