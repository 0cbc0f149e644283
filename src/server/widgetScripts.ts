import type { Content } from '../triage/content.ts'
import { emergencyText } from '../triage/views/emergencyBlock.ts'
import type { ChatWords, FirstWords } from '../triage/widgetWords.ts'
import type { BuiltWidget } from './buildWidget.ts'

/** The texts of the two scripts. The words stand before each script, so that one request brings both and changed words need no build. */
export function widgetScripts(built: BuiltWidget, content: Pick<Content, 'widget' | 'emergency' | 'flow'>) {
  return {
    'widget.js': withWords(built['widget.js'], firstWords(content)),
    'chat.js': withWords(built['chat.js'], chatWords(content)),
  }
}

function withWords(script: string, words: FirstWords | ChatWords): string {
  return `const signpostWords=${JSON.stringify(words)};\n${script}`
}

function firstWords(content: Pick<Content, 'widget' | 'emergency'>): FirstWords {
  const { launcher, exit } = content.widget
  return { ...launcher, url: exit.url, emergency: emergencyText(content, undefined).line }
}

function chatWords({ widget, flow }: Pick<Content, 'widget' | 'flow'>): ChatWords {
  const { exit, help, view, typing, save, cover, status } = widget
  const issues = flow.questions.find(({ id }) => id === 'issues')?.options ?? []
  const topics = Object.fromEntries(issues.map(({ id, label }) => [id, label]))
  return { exit, help, view, typing, save, cover, status, topics }
}
