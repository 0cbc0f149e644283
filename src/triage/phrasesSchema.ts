import { z } from 'zod'
import { facetNames } from '../facets.ts'
import { days } from '../catalog/openingHours.ts'

/** A sentence that may hold the named {places} and no others. */
function phrase(...places: readonly string[]) {
  return z
    .string()
    .min(1)
    .superRefine((text, context) => {
      const used = [...text.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name ?? '')
      for (const name of used.filter((each) => !places.includes(each))) {
        context.addIssue(
          places.length === 0
            ? `nothing is filled in here: remove {${name}}`
            : `there is no {${name}} here, only {${places.join('}, {')}}`,
        )
      }
    })
}

function phrases<const K extends readonly string[]>(keys: K, ...places: readonly string[]) {
  return z.strictObject(
    Object.fromEntries(keys.map((key) => [key, phrase(...places)])) as Record<K[number], ReturnType<typeof phrase>>,
  )
}

const linked = z.strictObject({ text: phrase(), href: z.url({ protocol: /^https$/ }) })
const words = z.array(z.string().min(1)).min(1)
const page = z.strictObject({ heading: phrase(), paragraphs: z.array(phrase('trust')).min(1) })
const contactKinds = ['phone', 'text', 'webchat', 'web', 'email', 'form', 'in-person', 'local'] as const

/** Commands and words that people may type; `skip` answers the question that was asked. */
const typedNames = [
  'urgent-help',
  'carry-on',
  'back',
  'change-answer',
  'start-again',
  'show-results',
  'show-more',
  'something-else',
  'more-than-one',
  'someone-else',
  'without-phoning',
  'with-phoning',
  'somewhere-else',
  'privacy',
  'help',
  'who-made-this',
  'clear',
  'skip',
] as const

/** Every sentence of `flows/phrases.yaml`. */
export const phrasesSchema = z.strictObject({
  greeting: z.strictObject({ heading: phrase(), paragraphs: z.array(phrase('trust')).min(1), trustUnnamed: phrase() }),
  buttons: z.strictObject({
    ...phrases([
      'urgentHelp',
      'carryOn',
      'back',
      'changeAnswer',
      'startAgain',
      'showResults',
      'backToResults',
      'someoneElse',
    ] as const).shape,
    ...phrases([
      'withoutPhoning',
      'cannotPhone',
      'withPhoning',
      'somewhereElse',
      'privacy',
      'help',
      'whoMadeThis',
      'clear',
      'skip',
    ] as const).shape,
    showMore: phrase('count'),
    showService: phrase('name'),
  }),
  typed: z.strictObject(
    Object.fromEntries(typedNames.map((name) => [name, words])) as Record<(typeof typedNames)[number], typeof words>,
  ),
  notices: z.strictObject({
    ...phrases(['notUnderstood', 'changedSince', 'newSession', 'tooLong'] as const).shape,
    ...phrases(['replacedNumber', 'replacedName', 'knownName'] as const, 'name', 'contact').shape,
  }),
  results: z.strictObject({
    ...phrases(['heading', 'headingMore', 'forYou', 'passOn', 'notADoctor', 'notEmergencyServices'] as const).shape,
    leftOver: phrase('issues'),
    duties: z.strictObject({ colleague: linked, doctor: linked }),
    ask: phrase('question'),
  }),
  emergency: phrases(['heading', 'withoutPhone', 'carryOn', 'somewhereElse'] as const),
  change: phrases(['heading', 'paragraph'] as const),
  cleared: phrases(['heading', 'paragraph'] as const),
  failure: phrases(['heading', 'paragraph'] as const),
  privacy: page,
  help: page,
  whoMadeThis: page,
  card: z.strictObject({
    labels: z.strictObject({
      ...phrases([
        'because',
        'depends',
        'onlyIf',
        'who',
        'notFor',
        'alert',
        'opening',
        'cost',
        'confidentiality',
      ] as const).shape,
      ...phrases(['limits', 'asksFor', 'firstWords', 'unknown', 'age', 'helpsWith', 'whoAnswers', 'provider'] as const)
        .shape,
      ...phrases(['whatHappensNext', 'offers', 'sources'] as const).shape,
    }),
    reasons: z.strictObject({
      ...phrases(['location', 'training', 'anything', 'specialty', 'trainingRegion', 'urgency', 'openNow'] as const)
        .shape,
    }),
    depends: phrases(facetNames, 'options'),
    notStated: phrase('options'),
    notStatedAnywhere: phrase(),
    exclusions: z.strictObject({
      ...phrases(facetNames, 'options').shape,
      ...phrases(['superseded', 'closed'] as const).shape,
    }),
    open: z.strictObject({
      ...phrases(['always', 'byArrangement'] as const).shape,
      ...phrases(['until', 'closedToday'] as const, 'time').shape,
      ...phrases(['untilDay', 'closedUntil'] as const, 'time', 'day').shape,
    }),
    days: phrases(days),
    midnight: phrase(),
    midday: phrase(),
    contactKinds: phrases(contactKinds),
    contactHours: phrases(['unknown'] as const),
    mayNotConnect: phrase(),
    asksForBecause: phrase('what', 'why'),
    unknownFacts: phrases(['cost', 'hours', 'confidentiality', 'asksFor', 'selfReferral', 'contact'] as const),
    unknown: phrase('facts'),
    origin: z.strictObject({ about: phrase('date'), undated: phrase(), dated: phrase('date') }),
    ...phrases(['unconfirmedNumber', 'unconfirmedAddress', 'unconfirmedOther'] as const, 'origin').shape,
    ifNobodyAnswers: phrase('number', 'name', 'hours'),
    answeredAlways: phrase(),
    answeredNow: phrase(),
    ifNobodyAnswersEmergency: phrase('line'),
    facts: z.strictObject({
      unchecked: phrase('origin'),
      checked: phrase('date', 'role', 'how'),
      overdue: phrase('date'),
    }),
    source: phrase('source', 'date'),
    unconfirmedService: phrase(),
  }),
  plainText: z.strictObject({
    optionLine: phrase('number', 'label'),
    optionHintLine: phrase('number', 'label', 'hint'),
    ticked: phrase(),
    link: phrase('text', 'href'),
  }),
  months: z.array(z.string()).length(12),
  and: phrase(),
  or: phrase(),
})

export type Phrases = z.infer<typeof phrasesSchema>
