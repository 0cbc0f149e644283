import type { Content } from '../triage/content.ts'
import { begin } from '../triage/machine.ts'
import { emergencyBlock, emergencyText } from '../triage/views/emergencyBlock.ts'
import { html } from './markup.ts'
import { htmlPage } from './htmlPage.ts'
import { renderEmergency } from './renderCards.ts'
import type { Reply } from './reply.ts'

/** What a browser shows instead of a page that is asked for too often: emergency help first, then why. */
export function floodPage(content: Content, headers: Reply['headers']): Reply {
  const { title, heading, text } = content.pages.flood
  const elsewhere = `${content.widget.page.outsideUk} ${emergencyText(content, 'outside-uk').line}`
  const main = html`${renderEmergency(emergencyBlock(content, begin()), elsewhere)}
    <p>${text}</p>`
  const page = htmlPage({ title, heading, main, status: 429 })
  return { ...page, headers: { ...page.headers, ...headers } }
}
