import { html, type Html } from './markup.ts'
import { pageFrame } from './pageFrame.ts'
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
  const body = pageFrame({
    title,
    styleSheet: 'pages.css',
    header: html`<h1>${heading}</h1>`,
    main: [main],
    footer: footer === undefined ? [] : [footer],
  })
  return { status, type: 'text/html; charset=utf-8', body, headers: { 'Content-Security-Policy': policy } }
}

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')
