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
  const at = (position: number) => Math.floor(position / pixelsPerModule)
  const png = writePng(side, (x, y) => modules[at(y)]?.[at(x)] === true)
  return `data:image/png;base64,${png.toString('base64')}`
}
