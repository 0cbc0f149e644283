import { z } from 'zod'
import { text } from '../content/words.ts'

/** A sentence that holds each of the named {places} and no others. */
export function phrase(...places: readonly string[]) {
  return mayHold(...places).superRefine((sentence, context) => {
    for (const name of places.filter((each) => !sentence.includes(`{${each}}`))) {
      context.addIssue(`{${name}} is missing: it is filled in here, so keep it, in curly brackets`)
    }
  })
}

/** A sentence that may hold the named {places} and no others. */
export function mayHold(...places: readonly string[]) {
  const here = places.length === 0 ? 'nothing is filled in here' : `only {${places.join('}, {')}} is filled in here`
  return text.superRefine((sentence, context) => {
    const used = [...sentence.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? '')
    for (const name of used.filter((each) => !places.includes(each))) {
      context.addIssue(places.length === 0 ? `${here}: remove {${name}}` : `there is no {${name}} here: ${here}`)
    }
    if (/[{}]/.test(sentence.replaceAll(/\{[^{}]*\}/g, ''))) {
      context.addIssue(`a curly bracket is left over: ${here}, with a bracket before and after`)
    }
  })
}

/** Phrases of these names, each with these {places}. */
export function phrases<const K extends readonly string[]>(keys: K, ...places: readonly string[]) {
  return z.strictObject(
    Object.fromEntries(keys.map((key) => [key, phrase(...places)])) as Record<K[number], ReturnType<typeof phrase>>,
  )
}

/** The same, where a phrase may leave {places} out. */
export function phrasesThatMayHold<const K extends readonly string[]>(keys: K, ...places: readonly string[]) {
  return z.strictObject(
    Object.fromEntries(keys.map((key) => [key, mayHold(...places)])) as Record<K[number], ReturnType<typeof mayHold>>,
  )
}
