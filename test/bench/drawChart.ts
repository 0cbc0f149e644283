import { figureOf, type Report } from './Report.ts'
import { rows } from './rows.ts'

const groups = [
  { heading: 'A reply sent to a connector', names: Object.values(rows.connector) },
  { heading: 'A reply with the response', names: Object.values(rows.expectReplies) },
  { heading: 'The web chat', names: [rows.directLine, rows.transport, rows.bare] },
]

const width = 760
const labelWidth = 330
const barWidth = 320
const line = 26
const top = 56

/** The turns a second of each contestant as a picture, group by group; nothing relies on colour. */
export function drawChart(report: Report): string {
  const perSecond = (name: string) => figureOf(report, name, 'per second')
  const most = Math.max(...groups.flatMap(({ names }) => names.map(perSecond)))
  let y = top
  const parts = groups.flatMap(({ heading, names }) => {
    const drawn = [
      text(0, y, heading, 'font-weight="bold"'),
      ...names.map((name, place) => bar(name, y + (place + 1) * line)),
    ]
    y += (names.length + 2) * line
    return drawn
  })
  const height = y - line / 2

  function bar(name: string, at: number): string {
    const value = perSecond(name)
    const length = Math.max(1, Math.round((value / most) * barWidth))
    const colour = isOther(name) ? '#768692' : '#005eb8'
    return [
      text(0, at, name),
      `<rect x="${labelWidth}" y="${at - 14}" width="${length}" height="18" fill="${colour}"/>`,
      text(labelWidth + length + 8, at, Math.round(value).toLocaleString('en-GB')),
    ].join('')
  }

  const title = 'Turns a second, Signpost beside the frameworks it stands on'
  const description = groups
    .map(({ heading, names }) => {
      const values = names.map((name) => `${name}: ${Math.round(perSecond(name)).toLocaleString('en-GB')}`)
      return `${heading}. ${values.join('; ')}.`
    })
    .join(' ')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title description" font-family="Arial, sans-serif" font-size="14" fill="#212b32">
<title id="title">${escape(title)}</title>
<desc id="description">${escape(description)}</desc>
<rect width="${width}" height="${height}" fill="#fff"/>
${text(0, 20, title, 'font-size="16" font-weight="bold"')}
${parts.join('\n')}
</svg>
`
}

function isOther(name: string): boolean {
  return name.startsWith('the SDK') || name === rows.bare || name === rows.transport
}

function text(x: number, y: number, words: string, looks = ''): string {
  return `<text x="${x + 8}" y="${y}"${looks === '' ? '' : ` ${looks}`}>${escape(words)}</text>`
}

function escape(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
