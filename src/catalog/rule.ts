import { z } from 'zod'

/** A list of options, each at most once. */
export function options<const T extends readonly string[]>(allowed: T) {
  return z.array(z.enum(allowed)).min(1).superRefine(refuseTwice)
}

/** Whom a service serves: the options, `anyone` (it says so), `not-stated` (it says nothing), or some for sure and some perhaps. */
export function rule<const T extends readonly string[]>(allowed: T) {
  const split = z
    .strictObject({ serves: options(allowed), maybe: options(allowed) })
    .superRefine(({ serves, maybe }, context) => {
      maybe.forEach((option, index) => {
        if (serves.includes(option))
          context.addIssue({ code: 'custom', path: ['maybe', index], message: `"${option}" stands in serves too` })
      })
    })
  return z.union([z.enum(['anyone', 'not-stated']), options(allowed), split])
}

/** For `superRefine`: every entry of a list that already stands in it is a problem. */
export function refuseTwice(values: readonly string[], context: z.core.$RefinementCtx<readonly string[]>): void {
  values.forEach((value, index) => {
    if (values.indexOf(value) < index)
      context.addIssue({ code: 'custom', path: [index], message: `"${value}" stands twice` })
  })
}
