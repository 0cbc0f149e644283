import type { Content } from '../triage/content.ts'
import { escapeHtml, htmlPage } from './html.ts'

/** The accessibility statement, which public bodies must publish, with who runs this deployment filled in. */
export function renderAccessibility({ widget, trust }: Pick<Content, 'widget' | 'trust'>): string {
  const { page, accessibility } = widget
  const paragraph = (text: string) => `<p>${escapeHtml(text.replaceAll('{trust}', trust))}</p>`
  const sections = accessibility.sections.map(
    ({ heading, paragraphs }) => `<h2>${escapeHtml(heading)}</h2>\n${paragraphs.map(paragraph).join('\n')}`,
  )
  return htmlPage({
    title: accessibility.heading,
    scripts: [],
    header: `<p class="name">${escapeHtml(page.heading)}</p>`,
    main: [`<h1>${escapeHtml(accessibility.heading)}</h1>`, paragraph(accessibility.intro), ...sections].join('\n'),
    footer: `<p><a href=".">${escapeHtml(page.home)}</a></p>`,
  })
}
