import { createHash, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Request } from 'restify'
import { facetNames, facets, isOption, type Answers } from '../facets.ts'
import type { Content } from '../triage/content.ts'
import { contentPage, keyPage, type KeptContent } from './contentPage.ts'
import type { Processes } from './processes.ts'
import type { Refused } from './problems.ts'
import { readBody } from './readBody.ts'
import type { Reply } from './reply.ts'
import type { Handler } from './route.ts'
import { servicesPage } from './servicesPage.ts'

/** The page about the content: what it shows, and the key that opens it. */
export type LeadPage = { readonly key: string; readonly kept: KeptContent; readonly processes?: Processes }

type Route = { readonly method: 'get' | 'head' | 'post'; readonly path: string; readonly handler: Handler }

/**
 * The list of services, for everybody, and the page about the content, where the deployment has a key for it. What a person
 * chooses and the key are sent in the body of a form, so that neither is in an address, a history or a proxy's log.
 */
export function ownPagesRoutes(options: {
  readonly content: () => Content
  readonly lead?: LeadPage | undefined
  readonly now?: () => Date
  readonly maximumBodyBytes: number
}): readonly Route[] {
  const { content, lead, now = () => new Date(), maximumBodyBytes } = options
  const readForm = async (request: Request): Promise<URLSearchParams | Refused> => {
    const body = await readBody(request, maximumBodyBytes)
    if ('text' in body) return new URLSearchParams(body.text)
    return { refused: body.refused === 'body-too-large' ? body.refused : 'bad-form' }
  }
  // The page with every service is long, and the same for everybody within a minute.
  let made: { readonly content: Content; readonly minute: number; readonly reply: Reply } | undefined
  const all: Handler = async () => {
    const at = now()
    const minute = Math.floor(at.getTime() / 60_000)
    const present = content()
    if (made?.content !== present || made.minute !== minute)
      made = { content: present, minute, reply: servicesPage(present, {}, at) }
    return made.reply
  }
  const filtered: Handler = async (request) => {
    const form = await readForm(request)
    return form instanceof URLSearchParams ? servicesPage(content(), answersOf(form), now()) : form
  }
  const style: Handler = async () => ({ status: 200, type: 'text/css; charset=utf-8', body: styleSheet })
  return [
    ...read('/services', all),
    { method: 'post', path: '/services', handler: filtered },
    ...read('/pages.css', style),
    ...(lead === undefined ? [] : leadRoutes(lead)),
  ]

  function leadRoutes({ key, kept, processes }: LeadPage): readonly Route[] {
    const ask: Handler = async () => keyPage(kept.current(), false)
    const show: Handler = async (request) => {
      const form = await readForm(request)
      if (!(form instanceof URLSearchParams)) return form
      return isKey(form.get('key') ?? '', key) ? contentPage(kept, now(), processes) : keyPage(kept.current(), true)
    }
    return [...read('/content', ask), { method: 'post', path: '/content', handler: show }]
  }
}

const styleSheet = readFileSync(join(import.meta.dirname, 'pages.css'), 'utf8')

function read(path: string, handler: Handler): readonly Route[] {
  return [
    { method: 'get', path, handler },
    { method: 'head', path, handler },
  ]
}

/** Whether a key is the right one, in a time that says nothing about it. */
function isKey(given: string, key: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given.trim()), digest(key))
}

/** The answers of a form; what is no option of a question counts as not given. */
function answersOf(form: URLSearchParams): Answers {
  const answers = facetNames.flatMap((facet) => {
    const options = [...new Set(form.getAll(facet))]
      .filter((option) => isOption(facet, option))
      .slice(0, facets[facet].length)
    if (options.length === 0) return []
    return [[facet, facet === 'issues' ? options : options[0]]]
  })
  return Object.fromEntries(answers) as Answers
}
