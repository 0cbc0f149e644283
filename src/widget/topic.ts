import type { Tap, View } from '../triage/View.ts'
import { words } from './words.ts'

/** Whether a view is the first of a conversation: nothing has been answered, so nothing can be changed. */
export function isGreeting({ question, paragraphs, actions }: View): boolean {
  return question !== undefined && paragraphs.length > 0 && actions.every(({ id }) => id !== 'change-answer')
}

/** The label of the page's topic where it still waits to be counted; a topic that is none of the issues counts as left out. */
export function topicLabel(topic: string | undefined, view: View): string | undefined {
  if (topic === undefined || !isGreeting(view)) return undefined
  return Object.hasOwn(words.topics, topic) ? words.topics[topic] : undefined
}

/** The answer that a topic stands for. */
export function topicTap(topic: string): Tap {
  return { kind: 'answer', question: 'issues', options: [topic] }
}
