import { facetNames } from '../../facets.ts'
import type { Content } from '../content.ts'
import { fill } from '../fill.ts'
import type { Position } from '../machine.ts'
import { safetyContactLine } from '../safetyContactSchema.ts'
import { commandButton, questionButton } from './buttons.ts'
import type { Button } from '../View.ts'
import { emergencyBlock, emergencyText, lineOf, whereNow } from './emergencyBlock.ts'
import type { Body } from './viewOf.ts'
import { writeApproval } from './writeApproval.ts'

/** Emergency help, opened from anywhere; "carry on" leads back. */
export function viewEmergency(content: Content, position: Position): Body {
  const { heading, withoutPhone, carryOn } = content.phrases.emergency
  const { withoutPhone: lines } = emergencyText(content, whereNow(position))
  const { withoutPhoning } = position
  return {
    heading,
    emergency: emergencyBlock(content, position),
    paragraphs: withoutPhoning ? [] : [{ text: withoutPhone }, ...lines.map(lineOf)],
    closing: [{ text: carryOn }],
    actions: [
      commandButton(content, 'carry-on'),
      withoutPhoning
        ? commandButton(content, 'with-phoning')
        : { ...commandButton(content, 'without-phoning'), label: content.phrases.buttons.cannotPhone },
      commandButton(content, 'somewhere-else'),
    ],
  }
}

/** Where somebody who needs urgent help is now: it changes the emergency text and no answer. */
export function viewSomewhereElse(content: Content): Body {
  const places = content.flow.questions.find(({ id }) => id === 'location')?.options ?? []
  return {
    heading: content.phrases.emergency.somewhereElse,
    actions: [
      ...places.map(({ id, label }): Button => ({
        id,
        label,
        tap: { kind: 'command', command: 'i-am-here', about: id },
      })),
      commandButton(content, 'carry-on'),
    ],
  }
}

/** A page to read: privacy, with who approved the wording; help; who made this. Each leads to the others. */
export function viewNotice(content: Content, place: 'privacy' | 'help' | 'who-made-this'): Body {
  const { heading, paragraphs } = content.phrases[place === 'who-made-this' ? 'whoMadeThis' : place]
  const others = (['help', 'who-made-this', 'something-is-wrong'] as const).filter((other) => other !== place)
  return {
    heading,
    paragraphs: [
      ...paragraphs.map((text) => ({ text: fill(text, { trust: content.trust }) })),
      ...(place === 'privacy' ? [{ text: writeApproval(content) }] : []),
    ],
    actions: [commandButton(content, 'carry-on'), ...others.map((other) => commandButton(content, other))],
  }
}

/** What to say where something is wrong here, and to whom. It is read late and by colleagues, so help comes before it. */
export function viewSomethingIsWrong(content: Content, position: Position): Body {
  const { phrases, trust, safetyContact } = content
  const { heading, notForHelp, paragraphs, tell, nobodyNamed } = phrases.somethingIsWrong
  const whom =
    safetyContact === undefined
      ? [{ text: fill(nobodyNamed, { trust }) }]
      : [{ text: fill(tell, { trust }) }, safetyContactLine(safetyContact)]
  return {
    heading,
    paragraphs: [
      { text: emergencyText(content, whereNow(position)).line },
      { text: notForHelp },
      ...paragraphs.map((text) => ({ text: fill(text, { trust }) })),
      ...whom,
    ],
    actions: [commandButton(content, 'carry-on'), commandButton(content, 'help')],
  }
}

/** The questions asked so far, to answer one again; what was answered is not repeated. */
export function viewChange(content: Content, { answers }: Position): Body {
  const { heading, paragraph } = content.phrases.change
  const asked = facetNames.filter((facet) => answers[facet] !== undefined)
  return {
    heading,
    paragraphs: [{ text: paragraph }],
    actions: [...asked.map((facet) => questionButton(content, facet)), commandButton(content, 'carry-on')],
  }
}

/** What stands when nothing is kept any more. */
export function viewCleared(content: Content): Body {
  const { heading, paragraph } = content.phrases.cleared
  return { heading, paragraphs: [{ text: paragraph }], actions: [] }
}
