import { decodeHTML } from 'entities'
import type { ReadActivity } from './readActivity.ts'

/** What a person typed, without what a client puts around it: tags, mentions of the bot, `&nbsp;` and the like. */
export function wordsOf({ text, attachments }: Pick<ReadActivity, 'text' | 'attachments'>): string {
  const plain = withoutMarkup(text ?? '')
  if (plain.trim() !== '') return plain
  const pages = attachments?.filter(({ contentType }) => contentType === 'text/html') ?? []
  return withoutMarkup(pages.map(({ content }) => (typeof content === 'string' ? content : '')).join('\n'))
}

/** Known tags alone: what is left between "<" and ">" may be words. Each expression looks at each character once or twice. */
function withoutMarkup(text: string): string {
  return decodeHTML(
    text
      .replaceAll(/<at\b[^<>]*>[^<]*<\/at>/gi, ' ')
      .replaceAll(/<\/?(?:p|div|br|li|ul|ol|blockquote|pre|h[1-6]|hr|table|tbody|tr|td|th)\b[^<>]*>/gi, '\n')
      .replaceAll(/<\/?(?:a|at|attachment|b|code|em|emoji|font|i|img|s|span|strong|sub|sup|u)\b[^<>]*>/gi, ''),
  )
}
