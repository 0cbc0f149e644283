import { z } from 'zod'
import { facets } from '../facets.ts'
import { begin, type Position } from '../triage/machine.ts'
import { firstOpenPlace, isPlace, type Place } from '../triage/places.ts'

const chosen = <const T extends readonly [string, ...string[]]>(options: T) =>
  z.union([z.literal('skipped'), z.enum(options)]).optional()

const displaySchema = z.strictObject({
  /** Numbered messages instead of cards. */
  plainText: z.boolean(),
  /** The id of the message now shown, where a channel can change it. */
  shown: z.string().max(300).optional(),
  /** The ids of earlier messages that still show something, because the channel could not change them yet. */
  left: z.array(z.string().max(300)).max(10).optional(),
  /** Which delivery's reply was lost: should it come again, it is answered. */
  lost: z.string().max(20).optional(),
  /** What has been said and is said only once. */
  noticesGiven: z.array(z.enum(['who-can-see', 'typed-words'])),
})

/** Marks that a channel keeps about how it shows a conversation: nothing of what was said. */
export type Display = z.infer<typeof displaySchema>

/** The marks of a conversation that has shown nothing yet. */
export const newDisplay: Display = { plainText: false, noticesGiven: [] }

/** What is kept of a conversation: answers, a place, and ids of messages and hashes of deliveries; no words, no names. */
export const sessionSchema = z.strictObject({
  answers: z.strictObject({
    location: chosen(facets.location),
    training: chosen(facets.training),
    issues: z.union([z.literal('skipped'), z.array(z.enum(facets.issues)).min(1)]).optional(),
    urgency: chosen(facets.urgency),
    specialty: chosen(facets.specialty),
    trainingRegion: chosen(facets.trainingRegion),
  }),
  place: z.string(),
  returnTo: z.string(),
  /** The service on show, if one is. */
  service: z.string().optional(),
  resultsShown: z.boolean(),
  withoutPhoning: z.boolean(),
  /** Where the person said they are now, for emergency help alone. */
  hereNow: z.enum(facets.location).optional(),
  contentVersion: z.string(),
  turn: z.number().int().nonnegative(),
  /** The last 16 activity ids, hashed: a delivery that comes twice is answered once. */
  recentActivities: z.array(z.string()).max(16),
  notUnderstood: z.number().int().nonnegative(),
  /** How this person's channel shows things; see `Display`. */
  display: displaySchema.optional(),
})

export type Session = z.infer<typeof sessionSchema>

/** A session before its first turn. */
export function newSession(contentVersion: string): Session {
  return { ...sessionAt(begin()), contentVersion, turn: 0, recentActivities: [], notUnderstood: 0 }
}

/** The position a session stands at; a place that no longer exists becomes the first question not yet asked. */
export function positionOf({
  answers,
  place,
  returnTo,
  service,
  resultsShown,
  withoutPhoning,
  hereNow,
}: Session): Position {
  const existing = (name: string): Place => (isPlace(name) ? name : firstOpenPlace(answers))
  return {
    answers,
    place: existing(place),
    returnTo: existing(returnTo),
    service,
    resultsShown,
    withoutPhoning,
    hereNow,
  }
}

/** The part of a session that is its position. */
export function sessionAt({
  answers,
  service,
  hereNow,
  ...position
}: Position): Omit<Session, 'contentVersion' | 'turn' | 'recentActivities' | 'notUnderstood' | 'display'> {
  const kept = {
    ...answers,
    ...(Array.isArray(answers.issues) ? { issues: [...answers.issues] } : {}),
  } as Session['answers']
  return {
    ...position,
    answers: kept,
    ...(service === undefined ? {} : { service }),
    ...(hereNow === undefined ? {} : { hereNow }),
  }
}
