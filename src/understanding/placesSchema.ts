import { z } from 'zod'
import { facets } from '../facets.ts'

/** Names parted by commas, in one text. */
const names = z.string().min(1)

const byLocation = z.partialRecord(z.enum(facets.location), names)

/** Places people name: `flows/places.yaml`. `withoutCue` are names that are also everyday words and count only after "in", "at" or "near". */
export const placesSchema = z.strictObject({
  areas: byLocation,
  hospitals: byLocation,
  traps: byLocation,
  nowhere: names,
  alsoWords: names,
  cues: z.array(z.string().min(1)).min(1),
  plainCues: z.array(z.string().min(1)).min(1),
  lesserCues: z.array(z.string().min(1)).min(1),
  elsewhereCues: z.array(z.string().min(1)).min(1),
  cuesAfter: z.array(z.string().min(1)).min(1),
  lesserCuesAfter: z.array(z.string().min(1)).min(1),
  postcodes: z.strictObject({
    london: z.array(z.string().min(1)),
    scotland: names,
    wales: names,
    'northern-ireland': names,
    'crown-dependencies': names,
    england: names,
  }),
})

export type Places = z.infer<typeof placesSchema>

/** Towns drawn from GeoNames: `flows/places-towns.yaml`. */
export const townsSchema = z.strictObject({ source: names, date: names, towns: byLocation })

export type Towns = z.infer<typeof townsSchema>
