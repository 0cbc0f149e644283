import { findServices, type Match } from '../catalog/findServices.ts'
import { reachFrom } from '../catalog/reach.ts'
import type { Service } from '../catalog/schema.ts'
import { facetNames, type Answers, type Facet } from '../facets.ts'
import type { Content } from '../triage/content.ts'
import { fill, writeDate } from '../triage/fill.ts'
import { begin, type Position } from '../triage/machine.ts'
import type { ServiceCard } from '../triage/View.ts'
import { emergencyBlock, emergencyText } from '../triage/views/emergencyBlock.ts'
import { optionWords } from '../triage/views/optionWords.ts'
import { serviceCard } from '../triage/views/serviceCard.ts'
import { lineToUseInstead } from '../triage/views/unconfirmed.ts'
import { writeApproval } from '../triage/views/writeApproval.ts'
import { viewOf } from '../triage/views/viewOf.ts'
import { html, type Html } from './markup.ts'
import { htmlPage } from './htmlPage.ts'
import { renderCard, renderEmergency, renderLine } from './renderCards.ts'
import type { Reply } from './reply.ts'
import { servicesFoot } from './servicesFoot.ts'

/** The page with every service, or, once something is chosen, with those that fit, by the same rules as the chat. */
export function servicesPage(content: Content, answers: Answers, now: Date): Reply {
  const words = content.pages.services
  const position: Position = { ...begin(), answers, place: 'results', resultsShown: true }
  const isFiltered = facetNames.some((facet) => answers[facet] !== undefined)
  const elsewhere = `${content.widget.page.outsideUk} ${emergencyText(content, 'outside-uk').line}`
  const main = html`${renderEmergency(emergencyBlock(content, position), elsewhere)}
    <p>${words.intro} <a href="./">${words.chat}</a></p>
    ${filterForm(content, answers)} ${isFiltered ? fitting(content, position, now) : everything(content, position, now)}
    ${servicesFoot(content)}`
  const date = writeDate(now.toISOString().slice(0, 10), content.phrases)
  const footer = html`<p>${fill(words.age, { date, version: content.version })} ${writeApproval(content)}</p>`
  return htmlPage({ title: words.title, heading: words.heading, main, footer })
}

function filterForm({ pages, flow }: Content, answers: Answers): Html {
  const { filter, privacy } = pages.services
  const fields = facetNames.map((facet) => {
    const question = flow.questions.find(({ id }) => id === facet)
    const options = question?.options ?? []
    const label = question?.label ?? facet
    return facet === 'issues'
      ? checkboxes(facet, label, options, answers)
      : select(facet, label, options, answers, filter.any)
  })
  return html`<form method="post" action="services" class="screen">
    <h2>${filter.heading}</h2>
    ${fields}
    <p><button>${filter.show}</button> <a href="services">${filter.all}</a></p>
    <p>${privacy}</p>
  </form>`
}

type Options = readonly { readonly id: string; readonly label: string }[]

function select(facet: Facet, label: string, options: Options, answers: Answers, any: string): Html {
  const option = ({ id, label: text }: Options[number]) =>
    answers[facet] === id
      ? html`<option value="${id}" selected>${text}</option>`
      : html`<option value="${id}">${text}</option>`
  return html`<p>
    <label for="${facet}">${label}</label>
    <select id="${facet}" name="${facet}">
      <option value="">${any}</option>
      ${options.map(option)}
    </select>
  </p>`
}

function checkboxes(facet: Facet, label: string, options: Options, answers: Answers): Html {
  const chosen: readonly string[] = Array.isArray(answers[facet]) ? (answers[facet] as readonly string[]) : []
  const box = ({ id, label: text }: Options[number]) => {
    const input = chosen.includes(id)
      ? html`<input type="checkbox" name="${facet}" value="${id}" checked />`
      : html`<input type="checkbox" name="${facet}" value="${id}" />`
    return html`<label class="tick">${input} ${text}</label>`
  }
  return html`<fieldset>
    <legend>${label}</legend>
    ${options.map(box)}
  </fieldset>`
}

/** Every service that is shown to anybody. */
function everything(content: Content, position: Position, now: Date): Html {
  const { catalog, pages } = content
  const instead = lineToUseInstead(content, findServices(catalog, {}, now), position)
  const cards = catalog.prepared.services.map((service) =>
    serviceCard(content, matchOf(forEveryPlace(content, service), now), position, instead, now),
  )
  return list(content, pages.services.heading, cards)
}

/** Its contacts from wherever they work, each saying where that is. */
function forEveryPlace({ flow, phrases, pages }: Content, service: Service): Service {
  const contacts = service.contacts.map(({ where, ...contact }) => {
    if (where === undefined) return contact
    const places = fill(pages.services.worksFrom, { places: optionWords(flow, 'location', where, phrases.and) })
    return { ...contact, note: contact.note === undefined ? places : `${contact.note} ${places}` }
  })
  return { ...service, contacts }
}

function matchOf(service: Service, now: Date): Match {
  return { service, fit: 'eligible', reasons: [], opening: reachFrom(service, undefined, now).opening }
}

/** What the chat would show for these answers: the first services and the rest, with everything it says about them. */
function fitting(content: Content, position: Position, now: Date): Html {
  const first = viewOf(content, position, now, [])
  const more = viewOf(content, { ...position, place: 'more-results' }, now, [])
  const lists = first.lists.map(({ id, heading, cards }) => {
    const rest = more.lists.find((each) => each.id === id)?.cards ?? []
    return list(content, first.lists.length > 1 ? heading : content.pages.services.found, [...cards, ...rest])
  })
  return html`${first.paragraphs.map(renderLine)} ${lists} ${first.closing.map(renderLine)}`
}

function list({ pages }: Content, heading: string, cards: readonly ServiceCard[]): Html {
  return html`<section>
    <h2>${heading}</h2>
    ${cards.map((card) => renderCard(card, pages.services.details))}
  </section>`
}
