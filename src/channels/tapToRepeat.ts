import type { Incoming } from '../conversation/Incoming.ts'
import type { Tap } from '../triage/View.ts'

/** The tap that does again what a person did: their own tap. Words are not repeated by a button, which would hold them: it shows where the person is. */
export function tapToRepeat(incoming: Incoming | 'invalid' | undefined): Tap {
  if (typeof incoming === 'object' && incoming.kind === 'tapped') return incoming.tap
  return { kind: 'command', command: 'carry-on' }
}
