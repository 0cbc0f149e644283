import { outgoingOf } from '../src/channels/directLine/outgoingOf.ts'
import { renderPlainText } from '../src/channels/plainText.ts'
import { numberedButtons } from '../src/conversation/numberedButtons.ts'
import { facetNames, facets, type Answers, type Facet } from '../src/facets.ts'
import { isGap } from '../src/triage/gapsSchema.ts'
import type { View } from '../src/triage/View.ts'
import { aConversation, answer, command } from './support/aConversation.ts'
import { everyCombination } from '../src/triage/everyCombination.ts'
import { realContent } from './support/realContent.ts'

const { phrases, catalog, emergency, gaps } = realContent

/** The numbers and names that must never be shown: newer facts have replaced them. */
const replacedNumbers = ['020 3049 4505', '08459 200 169', '01455 254 189', '020 7245 0412', '020 7772 6369']

/** A view in both renderers: as plain text, and as the activities of the web chat. */
function renderBoth(view: View): readonly string[] {
  return [renderPlainText(view, phrases), JSON.stringify(outgoingOf({ view, ended: false }, phrases))]
}

const findButton = (view: View, id: string) => numberedButtons(view).find((button) => button.id === id)

/** Answers by pressing what is on the screen, one press a question, and counts the presses to the results. */
async function tapThrough(answers: Answers): Promise<{ taps: number; view: View }> {
  const { join, tap } = aConversation()
  let { view } = await join()
  let taps = 0
  const press = async (id: string) => {
    const button = findButton(view, id)
    if (button === undefined) throw new Error(`${view.place} has no button ${id}`)
    taps += 1
    ;({ view } = await tap(button.tap))
  }
  for (const facet of ['location', 'training', 'issues', 'urgency'] as const) {
    const chosen = answers[facet] ?? 'skipped'
    if (typeof chosen === 'string') await press(chosen)
    else if (chosen.length === 1 && findButton(view, chosen[0] ?? '')) await press(chosen[0] ?? '')
    else if (chosen.length === 1) {
      await press('something-else')
      await press(chosen[0] ?? '')
    } else {
      await press('more-than-one')
      taps += 1
      ;({ view } = await tap(answer('issues', ...chosen)))
    }
  }
  return { taps, view }
}

const underSomethingElse =
  realContent.flow.questions
    .find(({ id }) => id === 'issues')
    ?.options.filter((option) => option.underSomethingElse)
    .map(({ id }) => id) ?? []

test('a named service and its number are at most four taps away, five under "something else", for every combination', async () => {
  const wrong: string[] = []
  for (const answers of everyCombination().filter(({ urgency }) => urgency !== 'just-looking')) {
    const { taps, view } = await tapThrough(answers)
    const most =
      Array.isArray(answers.issues) && answers.issues.some((issue: string) => underSomethingElse.includes(issue))
        ? 5
        : 4
    const named = view.lists.some(({ cards }) =>
      cards.some(({ contacts }) => contacts.some(({ kind }) => kind === 'phone' || kind === 'text')),
    )
    const isKnownGap = gaps.gaps.some((gap) => isGap(gap, answers))
    if (view.place !== 'results' || taps > most || (!named && !isKnownGap))
      wrong.push(`${JSON.stringify(answers)} ${String(taps)} ${view.place}`)
  }
  expect(wrong.slice(0, 10)).toEqual([])
})

test('several issues are five taps away, ticks not counted', async () => {
  const { taps, view } = await tapThrough({
    location: 'wales',
    training: 'gp',
    issues: ['addiction', 'money', 'career'],
    urgency: 'urgent',
  })
  expect([taps, view.place]).toEqual([5, 'results'])
})

const everyOption = facetNames.flatMap((facet) =>
  [...facets[facet], 'skipped'].map((option) => [facet, option] as [Facet, string]),
)

test.each(everyOption)(
  'pressing %s: %s takes a whole turn in both renderers, and shows no answer or other place by mistake',
  async (facet, option) => {
    const { join, tap, session } = aConversation()
    await join()
    const { view } = await tap(answer(facet, option))
    expect((await session())?.answers[facet]).toEqual(facet === 'issues' && option !== 'skipped' ? [option] : option)
    for (const text of renderBoth(view)) expect(text).toContain(view.help.text)
  },
)

/** Walks every button from the greeting, each place and each service once, and gives every view met. */
async function everyView(location: string): Promise<readonly View[]> {
  const seen = new Map<string, View>()
  const { join, tap } = aConversation()
  await join()
  const visit = async (view: View): Promise<void> => {
    const key = `${view.place} ${view.heading}`
    if (seen.has(key)) return
    seen.set(key, view)
    for (const button of numberedButtons(view)) {
      await tap(answer('location', location))
      await visit((await tap(button.tap)).view)
    }
  }
  await visit((await tap(answer('location', location))).view)
  await visit((await tap(command('show-results'))).view)
  return [...seen.values()]
}

test.each(facets.location)(
  'no view reached from %s shows a number that was replaced, or one that belongs to nothing',
  async (location) => {
    const views = await everyView(location)
    expect(views.length).toBeGreaterThan(15)
    const known = digitsOf([
      ...catalog.services.map((service) => ({ ...service, formerly: undefined })),
      emergency,
      phrases,
    ])
    for (const view of views) {
      for (const text of renderBoth(view)) {
        for (const number of replacedNumbers)
          expect(text.replaceAll(/\D/g, '')).not.toContain(number.replaceAll(' ', ''))
        for (const number of phoneNumbersIn(text))
          expect(known).toContain(number.replaceAll(' ', '').replace(/^\+44/, '0'))
      }
    }
  },
)

test('where the emergency file and the catalog both name a service, their numbers are equal', () => {
  const numbers = (id: string) => catalog.byId.get(id)?.contacts.map(({ value }) => value) ?? []
  const lines = emergency.texts.flatMap((text) => [...text.lines, ...text.linesForSomeoneElse, ...text.withoutPhone])
  const named = (word: string) =>
    lines
      .filter(({ text }) => text.includes(word))
      .flatMap(({ phone, message, email }) => phone ?? message ?? email ?? [])
  for (const [word, id] of [
    ['Samaritans', 'samaritans'],
    ['SHOUT', 'shout'],
    ['Lifeline', 'lifeline'],
    ['NHS 111', 'nhs-111-england'],
    ['NHS 24', 'nhs-111-scotland'],
  ] as const) {
    expect(named(word).length).toBeGreaterThan(0)
    for (const number of named(word)) expect(numbers(id)).toContain(number)
  }
})

function phoneNumbersIn(text: string): readonly string[] {
  return text.match(/(?:\+44 ?|\b0)\d[\d ]{7,12}\d\b|\b116 123\b|\b85258\b/g) ?? []
}

/** Every run of digits, spaces left out, that stands in these values. */
function digitsOf(values: readonly unknown[]): string {
  return JSON.stringify(values).replaceAll(' ', '')
}
