import type { Colour } from './colour.ts'
import launcher from './launcher.css'

/** The style of the button and the dialog, and the page's own colour for them. */
export function firstStyle(colour: Colour | undefined): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  const { colour: accent, text } = colour ?? { colour: '#005eb8', text: '#ffffff' }
  sheet.replaceSync(`:host{--accent:${accent};--on-accent:${text}}${launcher}`)
  return sheet
}
