import { html, Html } from './markup.ts'
import type { Reply } from './reply.ts'

/** A page without scripts. Its forms go to this server alone, and nothing of it is stored. */
export function htmlPage(page: {
  readonly title: string
  readonly heading: string
  readonly main: Html
  readonly footer?: Html
  readonly status?: number
}): Reply {
  const { title, heading, main, footer, status = 200 } = page
  const body = html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="pages.css" />
      </head>
      <body>
        <header><h1>${heading}</h1></header>
        <main>${main}</main>
        ${footer === undefined ? undefined : html`<footer>${footer}</footer>`}
      </body>
    </html> `
  return { status, type: 'text/html; charset=utf-8', body: body.text, headers: { 'Content-Security-Policy': policy } }
}

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')
