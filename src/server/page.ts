import type { Content } from '../triage/content.ts'
import type { EmergencyBlock, Line } from '../triage/View.ts'
import { emergencyBlock, emergencyText, unknownSituation } from '../triage/views/emergencyBlock.ts'
import { escapeHtml, htmlPage } from './html.ts'

/** The page at `/`: static, with the emergency numbers in it, so that they are there before the script runs and if it never does. */
export function renderPage(content: Pick<Content, 'widget' | 'emergency'>): string {
  const { title, heading, outsideUk, startsBelow, services, accessibility } = content.widget.page
  return htmlPage({
    title,
    scripts: [
      '<script type="module" src="widget.js"></script>',
      // The first script asks for the second: told of it here, the browser fetches both at once.
      '<link rel="modulepreload" href="chat.js">',
    ],
    header: `<h1>${escapeHtml(heading)}</h1>`,
    main: `<signpost-chat mode="page">
${renderEmergency(emergencyBlock(content, unknownSituation), `${outsideUk} ${emergencyText(content, 'outside-uk').line}`)}
<p>${escapeHtml(startsBelow)}</p>
</signpost-chat>`,
    footer: `<p><a href="services">${escapeHtml(services)}</a></p>
<p><a href="accessibility">${escapeHtml(accessibility)}</a></p>`,
  })
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
