import type { Match } from '../../catalog/findServices.ts'
import type { Reason } from '../../catalog/judge.ts'
import type { Content } from '../content.ts'
import { fill, join } from '../fill.ts'
import { optionWords } from './optionWords.ts'

/** Why a service is shown, and what it depends on. */
export function writeReasons(
  content: Content,
  { reasons }: Match,
): { readonly because: string; readonly depends: readonly string[] } {
  const { phrases } = content
  const because = reasons.flatMap((reason) => writeBecause(content, reason) ?? [])
  const depends = reasons.flatMap((reason) => writeDepends(content, reason) ?? [])
  return { because: join(because, phrases.and), depends }
}

/** Every reason of a match in words, for lists that people read outside the conversation. */
export function listReasons(content: Content, reasons: readonly Reason[]): readonly string[] {
  return reasons.flatMap(
    (reason) => writeBecause(content, reason) ?? writeDepends(content, reason) ?? writeExclusion(content, reason) ?? [],
  )
}

function writeBecause({ phrases, flow, isDiscreet }: Content, reason: Reason): string | undefined {
  const words = phrases.card.reasons
  if (reason.kind === 'anything') return words.anything
  if (reason.kind === 'open-now') return words.openNow
  if (reason.kind !== 'serves') return undefined
  if (reason.facet !== 'issues') return words[reason.facet]
  return isDiscreet === true ? undefined : optionWords(flow, 'issues', reason.options, phrases.and)
}

function writeDepends({ phrases, flow }: Content, reason: Reason): string | undefined {
  const { depends, notStated, notStatedAnywhere } = phrases.card
  if (reason.kind === 'not-stated') {
    if (reason.options.length === 0) return notStatedAnywhere
    return fill(notStated, { options: optionWords(flow, reason.facet, reason.options, phrases.or) })
  }
  if (reason.kind !== 'depends') return undefined
  return fill(depends[reason.facet], { options: optionWords(flow, reason.facet, reason.options, phrases.or) })
}

function writeExclusion({ phrases, flow }: Content, reason: Reason): string | undefined {
  const { exclusions } = phrases.card
  if (reason.kind === 'status') return reason.status === 'superseded' ? exclusions.superseded : exclusions.closed
  if (reason.kind !== 'not-for') return undefined
  return fill(exclusions[reason.facet], { options: optionWords(flow, reason.facet, reason.options, phrases.or) })
}
