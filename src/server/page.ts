import type { Content } from '../triage/content.ts'
import type { EmergencyBlock, Line } from '../triage/View.ts'
import { emergencyBlock, emergencyText, unknownSituation } from '../triage/views/emergencyBlock.ts'

/** The page at `/`: static, with the emergency numbers in it, so that they are there before the script runs and if it never does. */
export function renderPage(content: Pick<Content, 'widget' | 'emergency'>): string {
  const { title, heading, outsideUk, startsBelow, exitNote } = content.widget.page
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="page.css">
<script type="module" src="widget.js"></script>
</head>
<body>
<header><h1>${escapeHtml(heading)}</h1></header>
<main>
<signpost-chat>
${renderEmergency(emergencyBlock(content, unknownSituation), `${outsideUk} ${emergencyText(content, 'outside-uk').line}`)}
<p>${escapeHtml(startsBelow)}</p>
</signpost-chat>
</main>
<footer><p>${escapeHtml(exitNote)}</p></footer>
</body>
</html>
`
}

function renderEmergency({ level, heading, when, lines }: EmergencyBlock, elsewhere: string): string {
  return `<section class="emergency">
<h2><span class="hidden">${escapeHtml(level)} </span>${escapeHtml(heading)}</h2>
<div>
<ul>
${when.map((text) => `<li>${escapeHtml(text)}</li>`).join('\n')}
</ul>
${[...lines, { text: elsewhere }].map(renderLine).join('\n')}
</div>
</section>`
}

function renderLine({ text, href }: Line): string {
  const words = escapeHtml(text)
  return `<p>${href === undefined ? words : `<a href="${escapeHtml(href)}">${words}</a>`}</p>`
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? character)
}
