import type { Line } from '../triage/View.ts'
import { element } from './element.ts'
import { isAddress } from './isAddress.ts'

const followed: ReadonlySet<string> = new Set(['tel:', 'sms:', 'mailto:', 'https:'])

/** A line of text, as a link where it leads to an address of a kind that belongs in a view. Its numbers do not break over lines. */
export function renderLine({ text, href }: Line): Node {
  const unbroken = text.replaceAll(/(?<=\d) (?=\d)/g, '\u00a0')
  if (href === undefined || !isAddress(href, followed)) return document.createTextNode(unbroken)
  // Most websites refuse to be shown in a frame.
  const target = window.top !== window && href.startsWith('https:') ? '_blank' : undefined
  return element('a', { href, target, rel: 'noreferrer noopener' }, unbroken)
}
