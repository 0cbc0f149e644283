import type { Content } from '../triage/content.ts'
import { begin } from '../triage/machine.ts'
import { emergencyText } from '../triage/views/emergencyBlock.ts'
import { viewOf } from '../triage/views/viewOf.ts'
import type { ChatWords, FirstWords } from '../triage/widgetWords.ts'
import type { BuiltWidget } from './buildWidget.ts'

/** The texts of the two scripts. The words stand before each script, so that one request brings both and changed words need no build. */
export function widgetScripts(built: BuiltWidget, content: Content) {
  return {
    'widget.js': withWords(built['widget.js'], firstWords(content)),
    'chat.js': withWords(built['chat.js'], chatWords(content)),
  }
}

function withWords(script: string, words: FirstWords | ChatWords): string {
  return `const signpostWords=${JSON.stringify(words)};\n${script}`
}

function firstWords(content: Pick<Content, 'widget' | 'emergency'>): FirstWords {
  const { launcher, exit, status } = content.widget
  const { label, url, twoMore, oneMore } = exit
  return {
    ...launcher,
    emergency: emergencyText(content, undefined).line,
    offline: status.offline,
    exit: { label, url, twoMore, oneMore },
  }
}

/** The first view is the same for everybody at any time, so it comes with the script: nobody waits for a conversation to read it. */
function chatWords(content: Content): ChatWords {
  const { exit, help, view, typing, save, cover, status } = content.widget
  const issues = content.flow.questions.find(({ id }) => id === 'issues')?.options ?? []
  const topics = Object.fromEntries(issues.map(({ id, label }) => [id, label]))
  const greeting = viewOf(content, begin(), new Date(0), [])
  return { exit, help, view, typing, save, cover, status, topics, greeting }
}
