import { settings } from '../src/config.ts'
import { renderPlainText } from '../src/channels/plainText.ts'
import { teamsContent } from '../src/channels/teams/teamsContent.ts'
import { loadContent } from '../src/triage/content.ts'
import { begin } from '../src/triage/machine.ts'
import { safetyContactLine } from '../src/triage/safetyContactSchema.ts'
import { viewOf } from '../src/triage/views/viewOf.ts'
import { emergencyText } from '../src/triage/views/emergencyBlock.ts'
import { realContent, projectRoot } from './support/realContent.ts'

const now = new Date('2026-11-24T10:00:00Z')
const contact = 'patient.safety@example.nhs.uk'
const content = loadContent(projectRoot, 'Anytown', undefined, contact)
const viewAt = (place: 'privacy' | 'something-is-wrong' | 'help', from = content) =>
  viewOf(from, { ...begin(), place }, now, [])

test('“Something is wrong here” begins with the emergency line, says that it is not for help, and names whom to tell', () => {
  for (const location of ['scotland', 'northern-ireland', 'outside-uk', undefined] as const) {
    const answers = location === undefined ? {} : { location }
    const { paragraphs } = viewOf(content, { ...begin(), answers, place: 'something-is-wrong' }, now, [])
    expect(paragraphs.slice(0, 2)).toEqual([
      { text: emergencyText(content, location).line },
      { text: content.phrases.somethingIsWrong.notForHelp },
    ])
    expect(paragraphs.at(-1)).toEqual({ text: contact, href: `mailto:${contact}` })
  }
})

test('“Something is wrong here” says so where the deployment names nobody', () => {
  const { paragraphs } = viewAt('something-is-wrong', realContent)
  expect(paragraphs.at(-1)?.text).toContain('Anytown Hospitals NHS Trust has not said here whom to tell')
})

test.each([
  ['the web', content],
  ['Teams', teamsContent(content)],
])(
  'on %s, Privacy says whether the wording is approved and leads to “Something is wrong here”, as Help does',
  (_, shown) => {
    expect(viewAt('privacy', shown).paragraphs.at(-1)?.text).toBe(shown.phrases.approval.none)
    for (const place of ['privacy', 'help'] as const)
      expect(viewAt(place, shown).actions.map(({ id }) => id)).toContain('something-is-wrong')
  },
)

test('plain messages say both', () => {
  expect(renderPlainText(viewAt('privacy'), content.phrases)).toContain(content.phrases.approval.none)
  expect(renderPlainText(viewAt('something-is-wrong'), content.phrases)).toContain(contact)
})

test.each([
  ['020 7946 0000', 'tel:+442079460000'],
  [contact, `mailto:${contact}`],
  ['https://intranet.example.nhs.uk/safety', 'https://intranet.example.nhs.uk/safety'],
  ['the Freedom to Speak Up Guardian, extension 4321', undefined],
])('SAFETY_CONTACT may be %s', (given, href) => {
  expect(settings.shape.SAFETY_CONTACT.parse(given)).toBe(given)
  expect(safetyContactLine(given)).toEqual(href === undefined ? { text: given } : { text: given, href })
})

test.each(['020 7946', '12345678901', 'http://intranet.example.nhs.uk', 'javascript://x', 'safety@', 'a\nb', ' '])(
  'SAFETY_CONTACT may not be %j',
  (given) => {
    expect(settings.shape.SAFETY_CONTACT.safeParse(given).success).toBe(false)
  },
)
