import { findServices, type Found } from '../../catalog/findServices.ts'
import { chosenIssues } from '../../catalog/judge.ts'
import { isForSomeoneElse, type Answers } from '../../facets.ts'
import type { Content } from '../content.ts'
import { fill } from '../fill.ts'
import type { Position } from '../machine.ts'
import { findToPassOn, missing, toPassOn } from '../missing.ts'
import type { Button, Line } from '../View.ts'
import { commandButton } from './buttons.ts'
import { emergencyBlock, emergencyText, whereNow } from './emergencyBlock.ts'
import { optionWords } from './optionWords.ts'
import { serviceList } from './serviceList.ts'
import type { Body } from './viewOf.ts'

/** The services that fit: the first three, or under "show more" the rest; emergency help first if life is in danger. */
export function viewResults(content: Content, position: Position, now: Date): Body {
  const { results } = content.phrases
  const { answers, place, withoutPhoning } = position
  const isMore = place === 'more-results'
  const found = findServices(content.catalog, answers, now, { withoutPhoning })
  const passOn = isForSomeoneElse(answers) ? findToPassOn(content, position, now) : undefined
  const heading = isMore ? results.headingMore : results.heading
  const own = serviceList(content, position, found, {
    id: 'services',
    heading: passOn ? results.forYou : heading,
    isMore,
    now,
    searched: answers,
  })
  const others =
    passOn &&
    serviceList(content, position, passOn, {
      id: 'pass-on',
      heading: results.passOn,
      isMore,
      now,
      searched: toPassOn(answers),
    })
  const hidden = found.more.length + (passOn?.more.length ?? 0)
  return {
    heading,
    ...(answers.urgency === 'emergency' && !isMore ? { emergency: emergencyBlock(content, position) } : {}),
    paragraphs: isMore
      ? []
      : [
          ...audience(content, answers),
          ...keepAddress(content, answers),
          ...missing(content, answers, now, passOn ? [found, passOn] : [found]).map((text) => ({ text })),
        ],
    lists: others ? [own, others] : [own],
    closing: [
      ...(isMore ? [] : leftOver(content, found)),
      ...duties(content, position),
      ...emergencyLines(content, position),
    ],
    actions: [
      ...(isMore ? [backToResults(content)] : showMore(content, hidden)),
      commandButton(content, withoutPhoning ? 'with-phoning' : 'without-phoning'),
    ],
  }
}

/** The two lines under all results: what these services are not, and where to go instead. */
export function emergencyLines(content: Content, position: Position): readonly Line[] {
  const { closing } = emergencyText(content, whereNow(position))
  return [{ text: content.phrases.results.notEmergencyServices }, { text: closing }]
}

/** A button that leads from a service, or from more services, to the first results. */
export function backToResults({ phrases }: Content): Button {
  return { id: 'show-results', label: phrases.buttons.backToResults, tap: { kind: 'command', command: 'show-results' } }
}

/** To somebody who is not a doctor: whom the list is for. */
function audience({ phrases }: Content, { training }: Answers): readonly Line[] {
  return training === 'not-a-doctor' ? [{ text: phrases.results.notADoctor }] : []
}

/** A suspended doctor may lose the account that led here; where the employer owns the chat, this is said to all alike at its beginning. */
function keepAddress({ phrases, address, isDiscreet }: Content, answers: Answers): readonly Line[] {
  if (address === undefined || isDiscreet === true || !chosenIssues(answers).includes('misconduct')) return []
  return [{ text: fill(phrases.results.keepAddress, { address }), href: address }]
}

function leftOver({ phrases, flow, isDiscreet }: Content, { unserved }: Found): readonly Line[] {
  if (unserved.length === 0 || isDiscreet === true) return []
  return [{ text: fill(phrases.results.leftOver, { issues: optionWords(flow, 'issues', unserved, phrases.and) }) }]
}

/** One neutral line with the GMC's page, whatever the issue: for a doctor, for a colleague; for a family, who to phone. */
function duties(content: Content, position: Position): readonly Line[] {
  const { colleague, doctor } = content.phrases.results.duties
  const { training } = position.answers
  if (training === 'family-or-partner') return [{ text: emergencyText(content, whereNow(position)).family }]
  if (training === 'colleague') return [{ text: colleague.text, href: colleague.href }]
  return training === 'not-a-doctor' ? [] : [{ text: doctor.text, href: doctor.href }]
}

/** Whether there are more would tell the issue, so where that is not to be told there is always a way to look. */
function showMore({ phrases, isDiscreet }: Content, count: number): readonly Button[] {
  if (count === 0 && isDiscreet !== true) return []
  const label = fill(phrases.buttons.showMore, { count: String(count) })
  return [{ id: 'show-more', label, tap: { kind: 'command', command: 'show-more' } }]
}
