import type { Content } from '../triage/content.ts'
import { html } from './markup.ts'
import { notInSearches, pageFrame } from './pageFrame.ts'

/** The accessibility statement, which public bodies must publish, with who runs this deployment filled in. */
export function renderAccessibility({ widget, trust }: Pick<Content, 'widget' | 'trust'>): string {
  const { page, accessibility } = widget
  const paragraph = (text: string) => html`<p>${text.replaceAll('{trust}', trust)}</p>`
  return pageFrame({
    title: accessibility.heading,
    styleSheet: 'page.css',
    head: [notInSearches],
    header: html`<p class="name">${page.heading}</p>`,
    main: [
      html`<h1>${accessibility.heading}</h1>`,
      paragraph(accessibility.intro),
      ...accessibility.sections.flatMap(({ heading, paragraphs }) => [
        html`<h2>${heading}</h2>`,
        ...paragraphs.map(paragraph),
      ]),
    ],
    footer: [html`<p><a href=".">${page.home}</a></p>`],
  })
}
