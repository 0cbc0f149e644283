import { encodeQR } from 'qr'
import type { TeamsWords } from '../../triage/teamsWords.ts'
import { text } from './elements.ts'
import { markdown, markdownLine } from './markdown.ts'
import type { CardOptions } from './renderCard.ts'
import { writePng } from './writePng.ts'

const pixelsPerModule = 5
const border = 4

/** The web version as a link, and as a code to scan; nothing where the server has no public address. */
export function webVersion(publicUrl: string | undefined, words: TeamsWords): CardOptions['web'] {
  if (publicUrl === undefined) return { line: [], code: [] }
  const { text: before, link, code, picture } = words.webVersion
  return {
    line: [text(`${markdown(before)} ${markdownLine({ text: link, href: publicUrl })} (${markdown(publicUrl)})`)],
    code: [text(markdown(code)), { type: 'Image', url: qrAddress(publicUrl), altText: picture, width: '148px' }],
  }
}

/** The picture of a QR code as an address of its own, so that no client asks a server for it. */
function qrAddress(content: string): string {
  const modules = encodeQR(content, 'raw', { ecc: 'medium', border })
  const side = modules.length * pixelsPerModule
  const isDark = (x: number, y: number) =>
    modules[Math.floor(y / pixelsPerModule)]?.[Math.floor(x / pixelsPerModule)] === true
  // One bit a pixel, the leftmost first; a set bit is white.
  const rowOf = (y: number) => {
    const row = new Uint8Array(Math.ceil(side / 8))
    for (let x = 0; x < side; x++) if (!isDark(x, y)) row[x >> 3] = (row[x >> 3] ?? 0) | (0x80 >> (x & 7))
    return row
  }
  const png = writePng({ side, bitDepth: 1, colour: 'grey', rowOf })
  return `data:image/png;base64,${png.toString('base64')}`
}
