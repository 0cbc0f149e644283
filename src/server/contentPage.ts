import { leftWithout } from '../catalog/leftWithout.ts'
import { catalogOf } from '../catalog/loadCatalog.ts'
import type { Service } from '../catalog/schema.ts'
import type { Content } from '../triage/content.ts'
import { contentReport, type ClosedEntry } from '../triage/contentReport.ts'
import { fill, join, writeDate } from '../triage/fill.ts'
import { isInEmergencyTexts } from '../triage/isInEmergencyTexts.ts'
import type { ContentKeeper } from '../triage/keepContent.ts'
import { newGaps, type NewGap } from '../triage/newGaps.ts'
import { optionWords } from '../triage/views/optionWords.ts'
import { writeApproval } from '../triage/views/writeApproval.ts'
import { writeOrigin } from '../triage/views/unconfirmed.ts'
import { html, type Html } from './markup.ts'
import { htmlPage } from './htmlPage.ts'
import type { Processes, ServingProcess } from './processes.ts'
import type { Reply } from './reply.ts'
import { writeMoment } from './writeMoment.ts'

/** What the page knows of the content in use. */
export type KeptContent = Pick<ContentKeeper, 'current' | 'refusal' | 'usedSince' | 'closedSince' | 'look'>

/** The form that asks for the key. */
export function keyPage({ pages }: Content, isWrong: boolean): Reply {
  const { title, heading, ask, wrongKey } = pages.content
  const main = html`<p>${ask}</p>
    ${isWrong ? html`<p class="warning" role="alert">${wrongKey}</p>` : undefined}
    ${keyForm(pages.content, pages.content.open)}`
  return htmlPage({ title, heading, main, status: isWrong ? 403 : 200 })
}

/** The page for whoever looks after the content: what is wrong, due, closed and missing. Nothing of people's answers is in it. */
export async function contentPage(kept: KeptContent, now: Date, processes?: Processes): Promise<Reply> {
  // What was saved a moment ago is judged now, so that nobody waits and wonders.
  await kept.look()
  const content = kept.current()
  const { phrases, pages, catalog, trust } = content
  const words = pages.content
  const { due, soon, unchecked, unconfirmed, closed, added, filledIn } = contentReport(content, now)
  const gaps = await newGaps(content, now)
  const dated = ({ recheckBy }: Service) => writeDate(recheckBy, phrases)
  const inFile = ({ id }: Service) => fill(words.due.file, { file: catalog.files.get(id) ?? '' })
  const trusts = [
    ...catalog.hidden.map(({ service, reason }) => fill(words.trust.hidden, { name: service.name, reason })),
    ...added.map(({ id, name }) => fill(words.trust.added, { name, file: catalog.files.get(id) ?? '' })),
    ...filledIn.map(({ id, name }) => fill(words.trust.filledIn, { name, file: catalog.files.get(id) ?? '' })),
  ]
  const main = html`${state(kept)} ${processes && (await serving(processes, content))}
    ${part(
      words.due,
      due.map(
        (service) => `${fill(words.due.since, { name: service.name, date: dated(service) })}, ${inFile(service)}`,
      ),
    )}
    ${part(
      words.closed,
      closed.map((entry) => closedLine(kept, entry, now)),
    )}
    ${part(
      words.gaps,
      gaps.map((gap) => gapLine(content, gap)),
      words.gaps.intro,
    )}
    ${part(
      words.soon,
      soon.map((service) => `${fill(words.soon.on, { name: service.name, date: dated(service) })}, ${inFile(service)}`),
    )}
    ${part(
      words.unconfirmed,
      unconfirmed.map((service) =>
        fill(words.unconfirmed.line, { name: service.name, origin: writeOrigin(service.evidence[0], phrases) }),
      ),
    )}
    ${part(
      words.unchecked,
      unchecked.map(({ name, contacts }) =>
        fill(words.unchecked.line, {
          name,
          contacts: contacts.map(({ value }) => value).join(' · ') || words.unchecked.noContact,
        }),
      ),
      words.unchecked.intro,
    )}
    ${part({ ...words.trust, heading: `${words.trust.heading}: ${trust}` }, trusts)}
    <p><a href="services">${words.services}</a></p>
    ${keyForm(words, words.again)}`
  return htmlPage({ title: words.title, heading: words.heading, main })
}

function keyForm({ key }: Content['pages']['content'], label: string): Html {
  return html`<form method="post" action="content" class="screen">
    <p>
      <label for="key">${key}</label>
      <input id="key" name="key" type="password" autocomplete="current-password" required />
    </p>
    <p><button>${label}</button></p>
  </form>`
}

/** The version in use, and what keeps a change of the folder from being used. */
function state(kept: KeptContent): Html {
  const content = kept.current()
  const words = content.pages.content.state
  const refusal = kept.refusal()
  const count = String(content.catalog.services.length)
  const refused =
    refusal &&
    html`<div class="warning" role="alert">
      <p>${words.refused}</p>
      <ol>
        ${refusal.problems.map(
          ({ file, line, message }) => html`<li>${fill(words.problem, { file, line: String(line), message })}</li>`,
        )}
      </ol>
      <p>${fill(words.refusedSince, writeMoment(refusal.since, content))}</p>
    </div>`
  return html`<section>
    <h2>${words.heading}</h2>
    ${refused}
    <p>
      ${fill(words.inUse, { version: content.version, count, ...writeMoment(kept.usedSince(), content) })}
      ${refused === undefined ? words.same : ''}
    </p>
    <p>${writeApproval(content)}</p>
  </section>`
}

/** Which version each process shows people. */
async function serving(processes: Processes, { pages }: Content): Promise<Html> {
  const words = pages.content.state
  const own = processes.own()
  const all = await processes.all().catch(() => undefined)
  const line = ({ name, version }: ServingProcess) =>
    fill(name === own.name ? words.thisProcess : words.process, { process: name, version })
  return html`<p>${words.processes}</p>
    <ul>
      ${(all ?? [own]).map((each) => html`<li>${line(each)}</li>`)}
    </ul>
    ${all === undefined ? html`<p>${words.othersNotKnown}</p>` : undefined}`
}

function part(
  words: { readonly heading: string; readonly none: string },
  lines: readonly string[],
  intro?: string,
): Html {
  const list = html`${intro === undefined ? undefined : html`<p>${intro}</p>`}
    <ul>
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>`
  return html`<section>
    <h2>${fill(words.heading, { count: String(lines.length) })}</h2>
    ${lines.length === 0 ? html`<p>${words.none}</p>` : list}
  </section>`
}

/** What is closed, since when, and whether it is time to look again. */
function closedLine(kept: KeptContent, { service, contact, closed }: ClosedEntry, now: Date): string {
  const content = kept.current()
  const words = content.pages.content.closed
  const { name } = service
  const dated = (date: string) => writeDate(date, content.phrases)
  const since = () => {
    if (contact !== undefined) {
      const value = contact.value
      return closed === undefined
        ? fill(words.contactUndated, { name, contact: value })
        : fill(words.contact, { name, contact: value, date: dated(closed.since) })
    }
    if (closed !== undefined) return fill(words.since, { name, date: dated(closed.since) })
    return fill(words.noticed, { name, ...writeMoment(kept.closedSince(service.id) ?? kept.usedSince(), content) })
  }
  const until = closed?.until
  const isOver = until !== undefined && until <= now.toISOString().slice(0, 10)
  return [
    `${since()}, ${fill(content.pages.content.due.file, { file: content.catalog.files.get(service.id) ?? '' })}.`,
    closed?.reason === undefined ? '' : fill(words.reason, { reason: closed.reason }),
    until === undefined ? '' : fill(isOver ? words.overdue : words.until, { date: dated(until) }),
    isInEmergencyTexts(content, service.id) ? words.inEmergency : '',
    lastLine(content, service, now),
  ]
    .filter((text) => text !== '')
    .join(' ')
}

/** Where this was the last line open 24 hours a day for somebody; empty where it was not. */
function lastLine({ catalog, flow, phrases, pages }: Content, { id }: Service, now: Date): string {
  const reopened = catalog.services.map((service): Service => {
    if (service.id !== id) return service
    const { closedContacts = [], ...rest } = service
    const status = service.status === 'closed' ? (service.closed?.was ?? 'current') : service.status
    return {
      ...rest,
      status,
      contacts: [...rest.contacts, ...closedContacts.map((way) => ({ ...way, status: 'current' as const }))],
    }
  })
  const places = leftWithout(catalogOf(reopened), catalog, now).map(({ location }) => location)
  return places.length === 0
    ? ''
    : fill(pages.content.closed.lastLine, { places: optionWords(flow, 'location', places, phrases.and) })
}

function gapLine({ flow, phrases, pages }: Content, { location, training, issues }: NewGap): string {
  const { line, notSaid } = pages.content.gaps
  const named = (facet: 'location' | 'training' | 'issues', options: readonly string[]) =>
    join(
      options.map((option) => (option === 'skipped' ? notSaid : optionWords(flow, facet, [option], phrases.or))),
      phrases.or,
    )
  return fill(line, {
    places: named('location', [location ?? 'skipped']),
    roles: named('training', training),
    issues: named('issues', issues),
  })
}
