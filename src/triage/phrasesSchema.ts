import { z } from 'zod'
import { days } from '../catalog/openingHours.ts'
import { httpsAddress } from '../content/words.ts'
import { facetNames } from '../facets.ts'
import { mayHold, phrase, phrases, phrasesThatMayHold } from './phraseSchema.ts'
import { typedSchema } from './typedSchema.ts'

const linked = z.strictObject({ text: phrase(), href: httpsAddress })
const paragraphs = z.array(mayHold('trust')).min(1)
const paragraphsOfTrust = paragraphs.superRefine((all, context) => {
  if (!all.some((paragraph) => paragraph.includes('{trust}'))) {
    context.addIssue('{trust} is missing: one of these says who runs the service')
  }
})
const page = z.strictObject({ heading: phrase(), paragraphs })
const contactKinds = ['phone', 'text', 'webchat', 'web', 'email', 'form', 'in-person', 'local'] as const

/** Every sentence of `flows/phrases.yaml`. */
export const phrasesSchema = z.strictObject({
  greeting: z.strictObject({ heading: phrase(), paragraphs: paragraphsOfTrust, trustUnnamed: phrase() }),
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
      'somethingIsWrong',
      'clear',
      'skip',
    ] as const).shape,
    showMore: phrase('count'),
    showService: phrase('name'),
  }),
  typed: typedSchema,
  notices: z.strictObject({
    ...phrases([
      'notUnderstood',
      'notUnderstoodAgain',
      'notAPerson',
      'changedSince',
      'newSession',
      'perhapsNew',
      'withoutPhoning',
      'tooLong',
    ] as const).shape,
    ...phrases(['replacedNumber', 'replacedName', 'knownName'] as const, 'name', 'contact').shape,
    servesElsewhere: phrase('name'),
  }),
  results: z.strictObject({
    ...phrases(['heading', 'headingMore', 'forYou', 'passOn', 'notADoctor', 'notEmergencyServices'] as const).shape,
    leftOver: phrase('issues'),
    keepAddress: phrase('address'),
    duties: z.strictObject({ colleague: linked, doctor: linked }),
    ask: phrase('question'),
  }),
  emergency: phrases(['heading', 'withoutPhone', 'carryOn', 'somewhereElse'] as const),
  change: phrases(['heading', 'paragraph'] as const),
  cleared: phrases(['heading', 'paragraph'] as const),
  failure: phrases(['heading', 'paragraph'] as const),
  notKept: phrases(['heading', 'paragraph', 'services', 'tryAgain'] as const),
  privacy: z.strictObject({ heading: phrase(), paragraphs: paragraphsOfTrust }),
  help: page,
  whoMadeThis: page,
  somethingIsWrong: z.strictObject({
    ...phrases(['heading', 'notForHelp'] as const).shape,
    paragraphs,
    ...phrasesThatMayHold(['tell', 'nobodyNamed'] as const, 'trust').shape,
  }),
  approval: z.strictObject({ none: phrase(), ...phrases(['approved', 'changed'] as const, 'role', 'date').shape }),
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
    depends: phrasesThatMayHold(facetNames, 'options'),
    notStated: phrase('options'),
    notStatedAnywhere: phrase(),
    exclusions: z.strictObject({
      ...phrasesThatMayHold(facetNames, 'options').shape,
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
  months: z.array(phrase()).length(12),
  and: phrase(),
  or: phrase(),
})

export type Phrases = z.infer<typeof phrasesSchema>
