import { html, type Html } from './markup.ts'

/** A page with the look of the chat: one style sheet, nothing inline, and a title that says nothing. */
export function pageFrame(parts: {
  readonly title: string
  readonly scripts: readonly Html[]
  readonly header: Html
  readonly main: readonly Html[]
  readonly footer: readonly Html[]
}): string {
  const { title, scripts, header, main, footer } = parts
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="page.css" />
        ${scripts}
      </head>
      <body>
        <header>${header}</header>
        <main>${main}</main>
        <footer>${footer}</footer>
      </body>
    </html> `.text
}
