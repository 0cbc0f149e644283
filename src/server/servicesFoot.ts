import type { Closing, Service } from '../catalog/schema.ts'
import type { Content } from '../triage/content.ts'
import { fill, writeDate } from '../triage/fill.ts'
import { html, type Html } from './markup.ts'

/** The foot of the list of services: what is closed, and what this trust does not show, with its reasons. */
export function servicesFoot(content: Content): Html {
  const { pages, trust, catalog } = content
  const { closed, hidden } = pages.services
  const shut = catalog.services.filter(({ status }) => status === 'closed')
  const closedPart = html`<section>
    <h2>${closed.heading}</h2>
    <ul>
      ${shut.map((service) => html`<li>${closedLine(content, service)}</li>`)}
    </ul>
  </section>`
  const hiddenPart = html`<section>
    <h2>${fill(hidden.heading, { trust })}</h2>
    <p>${fill(hidden.intro, { trust })}</p>
    <ul>
      ${catalog.hidden.map(({ service, reason }) => html`<li>${fill(hidden.line, { name: service.name, reason })}</li>`)}
    </ul>
  </section>`
  return html`${shut.length === 0 ? undefined : closedPart} ${catalog.hidden.length === 0 ? undefined : hiddenPart}`
}

function closedLine({ pages, phrases }: Content, { name, closed }: Service): string {
  const words = pages.services.closed
  if (closed === undefined) return fill(words.sinceUnknown, { name })
  const dated = (date: Closing['since']) => writeDate(date, phrases)
  return [
    fill(words.since, { name, date: dated(closed.since) }),
    closed.until === undefined ? '' : fill(words.until, { date: dated(closed.until) }),
    closed.reason === undefined ? '' : fill(words.reason, { reason: closed.reason }),
  ]
    .filter((part) => part !== '')
    .join(' ')
}
