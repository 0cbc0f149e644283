import type { ChatWords } from '../triage/widgetWords.ts'

/** Written in front of the conversation's script by the server, from `flows/`. */
declare const signpostWords: ChatWords

/** The conversation's own words: they come with the script, so that they are there when the server is not. */
export const words = signpostWords
