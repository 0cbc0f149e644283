import type { FirstWords } from '../triage/widgetWords.ts'

/** Written in front of the first script by the server, from `flows/`. */
declare const signpostWords: FirstWords

/** The words of the first script. */
export const firstWords = signpostWords
