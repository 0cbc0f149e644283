/** What a person can ask for at any place, beside answering. Each is safe to repeat. */
export const commands = [
  'urgent-help',
  'carry-on',
  'back',
  'change-answer',
  'start-again',
  'show-results',
  'show-more',
  'show-service',
  'something-else',
  'more-than-one',
  'someone-else',
  'without-phoning',
  'with-phoning',
  'somewhere-else',
  'i-am-here',
  'privacy',
  'help',
  'who-made-this',
  'something-is-wrong',
  'clear',
] as const

export type Command = (typeof commands)[number]
