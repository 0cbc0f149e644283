import { join } from 'node:path'
import { build } from 'esbuild'
import type { Page } from 'playwright-core'
import { projectRoot } from '../../../src/commands/projectRoot.ts'

/** The colours that Microsoft publishes for cards in Teams: the text and background of each kind of container that we use. */
const colours = {
  light: { default: ['#252424', '#ffffff'], emphasis: ['#252424', '#f3f2f1'], attention: ['#252424', '#ffc5b2'] },
  dark: { default: ['#ffffff', '#2d2c2c'], emphasis: ['#ffffff', '#292828'], attention: ['#201f1f', '#ffc5b2'] },
} as const

export type Theme = keyof typeof colours

/** Microsoft's renderer of Adaptive Cards, as one script for a page. */
export async function bundleRenderer(): Promise<string> {
  const contents = `
    import { AdaptiveCard, HostConfig } from 'adaptivecards'
    import markdownIt from 'markdown-it'
    AdaptiveCard.onProcessMarkdown = (text, result) => {
      result.outputHtml = markdownIt().render(text)
      result.didProcess = true
    }
    globalThis.showCard = (json, config) => {
      const card = new AdaptiveCard()
      card.hostConfig = new HostConfig(config)
      card.parse(json)
      document.body.replaceChildren(card.render())
    }`
  const resolveDir = join(projectRoot, 'test/teams-playground')
  const { outputFiles } = await build({ stdin: { contents, resolveDir }, bundle: true, format: 'iife', write: false })
  return outputFiles[0]?.text ?? ''
}

/** Shows a card in a theme of Teams. */
export async function showCard(page: Page, renderer: string, card: object, theme: Theme): Promise<void> {
  const containerStyles = Object.fromEntries(
    Object.entries(colours[theme]).map(([name, [text, backgroundColor]]) => [
      name,
      { backgroundColor, foregroundColors: { default: { default: text, subtle: text } } },
    ]),
  )
  const [text, background] = colours[theme].default
  const config = {
    supportsInteractivity: true,
    containerStyles,
    actions: { maxActions: 6, actionsOrientation: 'horizontal', actionAlignment: 'left', buttonSpacing: 8 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: '#808080' },
  }
  await page.setContent(`<!doctype html><html lang="en"><style>
    body { margin: 0; width: 640px; font: 14px sans-serif; background: ${background}; color: ${text} }
    a { color: inherit }
    button { font: inherit; color: ${text}; background: ${background}; border: 1px solid ${text}; padding: 4px 12px }
    p { margin: 0 }</style><body></body></html>`)
  await page.evaluate(renderer)
  await page.evaluate(
    ([shown, settings]) =>
      (globalThis as unknown as { showCard: (...all: unknown[]) => void }).showCard(shown, settings),
    [card, config] as const,
  )
}

/** Each text on the page that stands out too little from what is behind it, with its contrast; and how many were looked at. */
export async function faintTexts(page: Page): Promise<{ readonly looked: number; readonly faint: readonly string[] }> {
  return page.evaluate(() => {
    const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number)
    const luminance = ([red = 0, green = 0, blue = 0]: readonly number[]) => {
      const [r = 0, g = 0, b = 0] = [red, green, blue].map((each) => {
        const part = each / 255
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const behind = (element: Element | null): readonly number[] => {
      if (element === null) return [255, 255, 255]
      const colour = channels(getComputedStyle(element).backgroundColor)
      return colour.length === 4 && colour[3] === 0 ? behind(element.parentElement) : colour
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const faint: string[] = []
    let looked = 0
    while (walker.nextNode()) {
      const { parentElement: element, textContent } = walker.currentNode
      if (element === null || textContent?.trim() === '' || element.closest('style, script')) continue
      looked += 1
      const [one = 0, other = 0] = [
        luminance(channels(getComputedStyle(element).color)),
        luminance(behind(element)),
      ].toSorted((a, b) => b - a)
      const contrast = (one + 0.05) / (other + 0.05)
      if (contrast < 4.5) faint.push(`${contrast.toFixed(1)} ${textContent ?? ''}`)
    }
    return { looked, faint }
  })
}
