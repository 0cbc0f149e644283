import { openLink, type OpenedLink } from './openLink.ts'
import { contentOf, type Environment } from './Environment.ts'
import type { Content } from '../triage/content.ts'

const help = `Opens every web address that people can be sent to, and says which do not answer.

  npm run check-links

It needs the internet, and says so where there is none. It does not check phone numbers: npm run check-services does.`

const atOnce = 4

/** `npm run check-links`: 0 when all work, 1 when some do not, 2 when there is no network. */
export async function checkLinks(args: readonly string[], environment: Environment): Promise<number> {
  if (args.length > 0) {
    console.log(help)
    return args.includes('--help') ? 0 : 2
  }
  const links = [...linksOf(contentOf(environment))]
  const results: OpenedLink[] = []
  const waiting = [...links]
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
        results.push(await openLink(next[0], next[1]))
    }),
  )
  if (results.length > 0 && results.every(({ kind }) => kind === 'no-answer')) {
    console.log(
      `None of the ${String(results.length)} addresses could be reached, so this machine has no way to the internet.\nNOTHING WAS CHECKED. Run this where there is one, or open the pages by hand: npm run check-services -- --sheet`,
    )
    return 2
  }
  const of = (kind: OpenedLink['kind']) => results.filter((result) => result.kind === kind)
  say('Broken: the page is not there', of('broken'))
  say('No answer: try again, and by hand', of('no-answer'))
  say('Moved to another site: look whether it is still right', of('moved'))
  say('Unclear: the site refuses programs. Open it by hand', of('unclear'))
  console.log(
    `\n${String(of('works').length)} of ${String(results.length)} work. That a page opens does not mean that what it says is still true.`,
  )
  return of('works').length + of('unclear').length + of('moved').length === results.length ? 0 : 1
}

/** Every address with what holds it, each once. */
function linksOf({ catalog, phrases, widget }: Content): ReadonlyMap<string, string> {
  const { colleague, doctor } = phrases.results.duties
  return new Map([
    [colleague.href, 'flows/phrases.yaml'],
    [doctor.href, 'flows/phrases.yaml'],
    [widget.exit.url, 'flows/widget.yaml'],
    ...catalog.services
      .filter(({ status }) => status === 'current' || status === 'unconfirmed')
      .flatMap(({ id, contacts }) =>
        contacts
          .filter(({ kind }) => kind === 'web' || kind === 'form' || kind === 'webchat')
          .map(({ value }): [string, string] => [value, id]),
      ),
  ])
}

function say(heading: string, results: readonly OpenedLink[]): void {
  if (results.length === 0) return
  console.log(`\n${heading} (${String(results.length)})`)
  for (const { address, where, note } of results) console.log(`  ${address}  in ${where}  ${note}`)
}
