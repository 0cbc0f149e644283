/** Every facet and its option ids, in the order people see them. Labels and the words people use are data in `flows/`. */
export const facets = {
  location: [
    'london',
    'england-outside-london',
    'scotland',
    'wales',
    'northern-ireland',
    'crown-dependencies',
    'outside-uk',
  ],
  training: [
    'medical-student',
    'foundation',
    'core-or-specialty-trainee',
    'gp-trainee',
    'trust-or-locally-employed',
    'sas',
    'consultant',
    'gp',
    'retired-or-not-practising',
    'family-or-partner',
    'colleague',
    'not-a-doctor',
  ],
  issues: [
    'addiction',
    'mental-health',
    'misconduct',
    'disability',
    'career',
    'work-relationships',
    'physical-health',
    'money',
    'not-sure',
  ],
  urgency: ['emergency', 'urgent', 'not-urgent', 'just-looking'],
  specialty: ['psychiatry', 'obstetrics-and-gynaecology', 'surgery', 'anaesthetics', 'general-practice', 'other'],
  trainingRegion: [
    'london',
    'kent-surrey-sussex',
    'east-midlands',
    'east-of-england',
    'north-east',
    'north-west',
    'peninsula',
    'severn',
    'thames-valley',
    'wessex',
    'west-midlands',
    'yorkshire-and-the-humber',
    'not-in-training-programme',
  ],
} as const

/** The name of a facet: what one question asks about. */
export type Facet = keyof typeof facets

/** An option id of the facet `F`. */
export type Option<F extends Facet = Facet> = (typeof facets)[F][number]

/** The four facets that everybody is asked, in their order; the other two are asked on the results when they matter. */
export const mainFacets = ['location', 'training', 'issues', 'urgency'] as const satisfies readonly Facet[]

/** What a person chose. An absent facet has not been asked; `skipped` was asked and is unknown. */
export type Answers = {
  readonly [F in Facet]?: 'skipped' | (F extends 'issues' ? readonly Option<'issues'>[] : Option<F>)
}

/** The facet names, in order. */
export const facetNames = Object.keys(facets) as readonly Facet[]

/** The UK's five locations: an unknown location counts as one of these. */
export const ukLocations = ['london', 'england-outside-london', 'scotland', 'wales', 'northern-ireland'] as const

/** Training statuses of doctors and medical students: an unknown status counts as one of these. */
export const doctorsAndStudents = facets.training.slice(0, 9) as readonly Option<'training'>[]

/** Whether `option` is an option id of `facet`. */
export function isOption<F extends Facet>(facet: F, option: string): option is Option<F> {
  return (facets[facet] as readonly string[]).includes(option)
}

/** Whether the person asks because of somebody else. */
export function isForSomeoneElse({ training }: Answers): boolean {
  return training === 'family-or-partner' || training === 'colleague'
}
