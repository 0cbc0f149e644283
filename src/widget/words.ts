import type { WidgetWords } from '../triage/widgetWords.ts'

/** Written in front of the script by the server, from `flows/widget.yaml`. */
declare const signpostWords: WidgetWords

/** The widget's own words: they come with the script, so that they are there when the server is not. */
export const words = signpostWords
