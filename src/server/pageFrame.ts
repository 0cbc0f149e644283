import { html, type Html } from './markup.ts'

/** A whole page in the look of the chat: nothing inline, nothing from elsewhere, and no word of where somebody came from. */
export function pageFrame(parts: {
  readonly title: string
  readonly styleSheet: 'page.css' | 'pages.css'
  /** What else belongs in the head. */
  readonly head?: readonly Html[]
  readonly header: Html
  readonly main: readonly Html[]
  readonly footer: readonly Html[]
}): string {
  const { title, styleSheet, head, header, main, footer } = parts
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${styleSheet}" />
        ${head}
      </head>
      <body>
        <header>${header}</header>
        <main>${main}</main>
        ${footer.length === 0 ? undefined : html`<footer>${footer}</footer>`}
      </body>
    </html> `.text
}

/** Search engines need not list the chat: whoever looks for it comes from their own hospital's pages. */
export const notInSearches = html`<meta name="robots" content="noindex" />`
