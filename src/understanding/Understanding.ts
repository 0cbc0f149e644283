import type { Facet } from '../facets.ts'
import type { Command } from './answersSchema.ts'
import type { Matcher } from './Matcher.ts'
import type { RedFlags, reaches } from './redFlagsSchema.ts'
import type { Rewrites } from './rewriteWords.ts'
import type { Speller } from './createSpeller.ts'
import type { Telling } from './weighWords.ts'

/** What a pattern means when it is found. */
export type Meaning =
  | { readonly kind: 'sign'; readonly source: string }
  | { readonly kind: 'unless'; readonly source: string }
  | { readonly kind: 'context'; readonly context: string; readonly reach: (typeof reaches)[number] }
  | { readonly kind: 'language'; readonly language: string; readonly isDanger: boolean }
  | { readonly kind: 'command'; readonly command: Command; readonly isWhole: boolean }
  | { readonly kind: 'negation' }
  | { readonly kind: 'correction' }
  | { readonly kind: 'cue'; readonly weight: number; readonly follows: boolean }
  | AnswerMeaning

/** A pattern that gives an option, or with `nothing` keeps a shorter one from giving it. */
export type AnswerMeaning = {
  readonly kind: 'answer'
  readonly facet: Facet
  readonly option: string
  readonly rule: string
  readonly weight: number
  readonly onlyIfAsked: boolean
  readonly place?: 'area' | 'town' | 'everyday-word'
}

/** Options of a facet in the order people see them, with their labels. */
export type Labels = Readonly<Record<Facet, readonly { readonly id: string; readonly labels: readonly string[] }[]>>

/** A red-flag rule: raised by a sign of its own, by any one of the named signs, or by both of a pair in words of their own. */
export type RedFlagRule = Pick<RedFlags['rules'][number], 'id' | 'category' | 'urgency'> & {
  /** Believed whatever else is said. */
  readonly isPlain: boolean
  readonly anyOne: readonly string[]
  readonly pairs: readonly (readonly [string, string])[]
}

/** Everything `understand` needs, compiled once at start. */
export type Understanding = {
  readonly matcher: Matcher
  readonly meanings: readonly Meaning[]
  readonly rewrites: Rewrites
  readonly speller: Speller
  readonly clauseStarters: ReadonlySet<string>
  readonly betweenNegation: ReadonlySet<string>
  /** Words that may stand beside a command: "ok go back please". */
  readonly courtesies: ReadonlySet<string>
  readonly postcodes: Postcodes
  readonly labels: Labels
  readonly rules: readonly RedFlagRule[]
  /** The contexts that make a sign harmless, by the rule or the named sign whose patterns found it. */
  readonly notIf: ReadonlyMap<string, readonly string[]>
  /** Contexts that leave alone a sign in which the writer speaks of themselves. */
  readonly sparing: ReadonlySet<string>
  /** The contexts that keep a sign from a context, by the id of the one that would take it away. */
  readonly butNot: ReadonlyMap<string, readonly string[]>
  /** Categories in the order in which one is chosen when several are found. */
  readonly categories: RedFlags['categories']
  readonly telling: Telling
  /** The rules whose own signs are believed only where the words around them tell of danger. */
  readonly easilyWrong: ReadonlySet<string>
  readonly languageCategory: string
  /** The line for each language, with places for the numbers. */
  readonly languageLines: ReadonlyMap<string, string>
}

/** Postcode areas by location; for London areas, or area and districts. */
export type Postcodes = {
  readonly areas: ReadonlyMap<
    string,
    'london' | 'england-outside-london' | 'scotland' | 'wales' | 'northern-ireland' | 'crown-dependencies'
  >
  /** Districts that differ from the rest of their area. */
  readonly districts: ReadonlyMap<string, 'london' | 'england-outside-london' | 'scotland' | 'wales'>
}
