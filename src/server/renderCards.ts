import type { ContactLine, EmergencyBlock, Fact, Line, ServiceCard } from '../triage/View.ts'
import { html, type Html } from './markup.ts'

/** Emergency help, with the line for somewhere else. */
export function renderEmergency({ level, heading, when, lines }: EmergencyBlock, elsewhere: string): Html {
  return html`<section class="emergency" aria-labelledby="emergency">
    <h2 id="emergency"><span class="hidden">${level} </span>${heading}</h2>
    <div>
      <ul>
        ${when.map((text) => html`<li>${text}</li>`)}
      </ul>
      ${[...lines, { text: elsewhere }].map(renderLine)}
    </div>
  </section>`
}

/** A line of text, with its address where it has one. */
export function renderLine({ text, href }: Line): Html {
  return html`<p>${href === undefined ? text : html`<a href="${href}">${text}</a>`}</p>`
}

/** One service; `detailsLabel` opens what is known beyond it. */
export function renderCard(card: ServiceCard, detailsLabel: string): Html {
  return html`<article>
    <h3>${card.name}</h3>
    <p>${card.summary}</p>
    ${renderFacts(card.facts)}
    <ul class="contacts">
      ${card.contacts.map(renderContact)}
    </ul>
    ${renderFacts(card.terms)}
    <details>
      <summary>${detailsLabel}</summary>
      ${renderFacts(card.details)}
    </details>
  </article>`
}

function renderFacts(facts: readonly Fact[]): Html {
  if (facts.length === 0) return html``
  return html`<dl>
    ${facts.map(
      ({ label, text }) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${text}</dd>
        </div>`,
    )}
  </dl>`
}

function renderContact({ label, text, href, notes }: ContactLine): Html {
  return html`<li>
    <strong>${label}:</strong> ${href === undefined ? text : html`<a href="${href}">${text}</a>`}
    ${notes.map((note) => html`<span class="note">${note}</span>`)}
  </li>`
}
