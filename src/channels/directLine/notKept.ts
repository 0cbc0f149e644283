import type { Activity } from 'botbuilder'
import type { Content } from '../../triage/content.ts'
import { notKeptView } from '../../triage/notKeptView.ts'
import { tapToRepeat } from '../tapToRepeat.ts'
import { botActivity } from './botActivity.ts'
import type { Publication } from './feed.ts'
import { incomingOf } from './incomingOf.ts'
import { outgoingOf } from './outgoingOf.ts'

/** Makes what a person is shown whose turn could not be kept: the same id for the same delivery, however often it is sent. */
export function createNotKept({ content, now }: { readonly content: () => Content; readonly now: () => Date }) {
  return function notKept(activity: (Pick<Activity, 'type'> & Partial<Activity>) | undefined): Publication {
    const { phrases } = content()
    const view = notKeptView(content(), now(), tapToRepeat(activity && incomingOf(activity)))
    const [message = {}] = outgoingOf({ view, ended: false }, phrases)
    const answers = activity?.id === undefined ? {} : { replyToId: activity.id }
    return botActivity(`${activity?.id ?? 'nothing'}-not-kept`, { ...message, ...answers }, now())
  }
}
