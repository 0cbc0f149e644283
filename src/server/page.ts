import type { Content } from '../triage/content.ts'
import { emergencyBlock, emergencyText, unknownSituation } from '../triage/views/emergencyBlock.ts'
import { html } from './markup.ts'
import { notInSearches, pageFrame } from './pageFrame.ts'
import { renderEmergency } from './renderCards.ts'

/** The page at `/`: static, with the emergency numbers in it, so that they are there before the script runs and if it never does. */
export function renderPage(content: Pick<Content, 'widget' | 'emergency'>): string {
  const { title, heading, outsideUk, startsBelow, services, accessibility } = content.widget.page
  const elsewhere = `${outsideUk} ${emergencyText(content, 'outside-uk').line}`
  return pageFrame({
    title,
    styleSheet: 'page.css',
    head: [
      notInSearches,
      html`<script type="module" src="widget.js"></script>`,
      // The first script asks for the second: told of it here, the browser fetches both at once.
      html`<link rel="modulepreload" href="chat.js" />`,
    ],
    header: html`<h1>${heading}</h1>`,
    main: [
      html`<signpost-chat mode="page">
        ${renderEmergency(emergencyBlock(content, unknownSituation), elsewhere)}
        <p>${startsBelow}</p>
      </signpost-chat>`,
    ],
    footer: [
      html`<p><a href="services">${services}</a></p>`,
      html`<p><a href="accessibility">${accessibility}</a></p>`,
    ],
  })
}
