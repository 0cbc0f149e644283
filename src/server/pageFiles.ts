import type { Content } from '../triage/content.ts'
import { renderAccessibility } from './accessibilityPage.ts'
import type { BuiltWidget } from './buildWidget.ts'
import { compress, type Compressed } from './compressed.ts'
import { renderPage } from './page.ts'
import { widgetScripts } from './widgetScripts.ts'

/** Everything a browser loads, by its path. */
export type PageFiles = Readonly<Record<'/' | '/accessibility' | '/widget.js' | '/chat.js' | '/page.css', Compressed>>

/** Makes the files of the present content: made and compressed once for each version of it, the first time at once. */
export function createPageFiles(options: {
  readonly content: () => Content
  readonly widget: BuiltWidget
}): () => Promise<PageFiles> {
  const { content, widget } = options
  let made = make(content(), widget)
  return async () => {
    const present = content()
    if (present !== made.content) made = make(present, widget)
    return made.files
  }
}

function make(
  content: Content,
  widget: BuiltWidget,
): { readonly content: Content; readonly files: Promise<PageFiles> } {
  const scripts = widgetScripts(widget, content)
  const texts = {
    '/': renderPage(content),
    '/accessibility': renderAccessibility(content),
    '/widget.js': scripts['widget.js'],
    '/chat.js': scripts['chat.js'],
    '/page.css': widget['page.css'],
  }
  return { content, files: compressAll(texts) }
}

async function compressAll(texts: Readonly<Record<keyof PageFiles, string>>): Promise<PageFiles> {
  const compressed = Object.entries(texts).map(async ([path, text]) => [path, await compress(text)] as const)
  return Object.fromEntries(await Promise.all(compressed)) as PageFiles
}
