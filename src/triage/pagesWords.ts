import { z } from 'zod'
import { phrase, phrases } from './phraseSchema.ts'

const contactKinds = ['phone', 'text', 'webchat', 'web', 'email', 'form', 'in-person', 'local'] as const

/** The words of the list of services and of the page for whoever looks after the content: `flows/pages.yaml`. */
export const pagesWordsSchema = z.strictObject({
  services: z.strictObject({
    ...phrases(['title', 'heading', 'intro', 'chat', 'privacy', 'found', 'details'] as const).shape,
    filter: phrases(['heading', 'any', 'show', 'all'] as const),
    worksFrom: phrase('places'),
    closed: z.strictObject({
      heading: phrase(),
      since: phrase('name', 'date'),
      sinceUnknown: phrase('name'),
      until: phrase('date'),
      reason: phrase('reason'),
    }),
    hidden: z.strictObject({
      ...phrases(['heading', 'intro'] as const, 'trust').shape,
      line: phrase('name', 'reason'),
    }),
    age: phrase('date', 'version'),
  }),
  flood: phrases(['title', 'heading', 'text'] as const),
  checks: phrases(contactKinds, 'value'),
  content: z.strictObject({
    ...phrases(['title', 'heading', 'ask', 'key', 'open', 'wrongKey', 'services', 'again'] as const).shape,
    state: z.strictObject({
      ...phrases(['heading', 'same', 'refused', 'processes', 'othersNotKnown'] as const).shape,
      ...phrases(['process', 'thisProcess'] as const, 'process', 'version').shape,
      inUse: phrase('version', 'time', 'date', 'count'),
      refusedSince: phrase('time', 'date'),
      problem: phrase('file', 'line', 'message'),
    }),
    due: z.strictObject({
      heading: phrase('count'),
      none: phrase(),
      since: phrase('name', 'date'),
      file: phrase('file'),
    }),
    soon: z.strictObject({ heading: phrase('count'), none: phrase(), on: phrase('name', 'date') }),
    unchecked: z.strictObject({
      heading: phrase('count'),
      ...phrases(['intro', 'noContact', 'none'] as const).shape,
      line: phrase('name', 'contacts'),
    }),
    unconfirmed: z.strictObject({ heading: phrase('count'), none: phrase(), line: phrase('name', 'origin') }),
    closed: z.strictObject({
      heading: phrase('count'),
      none: phrase(),
      since: phrase('name', 'date'),
      noticed: phrase('name', 'time', 'date'),
      contact: phrase('name', 'contact', 'date'),
      contactUndated: phrase('name', 'contact'),
      ...phrases(['until', 'overdue'] as const, 'date').shape,
      reason: phrase('reason'),
      inEmergency: phrase(),
      lastLine: phrase('places'),
    }),
    gaps: z.strictObject({
      heading: phrase('count'),
      ...phrases(['intro', 'notSaid', 'none'] as const).shape,
      line: phrase('places', 'roles', 'issues'),
    }),
    trust: z.strictObject({
      ...phrases(['heading', 'none'] as const).shape,
      hidden: phrase('name', 'reason'),
      ...phrases(['added', 'filledIn'] as const, 'name', 'file').shape,
    }),
  }),
})

export type PagesWords = z.infer<typeof pagesWordsSchema>
