/** A control that is switched off by one change of one file, and the test of the hazard log that must then fail. */
export type SwitchedOff = {
  readonly hazard: string
  readonly test: string
  readonly file: string
  readonly from: string
  readonly to: string
}

/** Controls to switch off, one by one. */
export const switchedOff: readonly SwitchedOff[] = [
  {
    hazard: 'H01',
    test: 'a number that belongs to no service of today, or was replaced, is refused in a sentence: %s',
    file: 'src/catalog/checkTextNumbers.ts',
    from: 'return textsOf(value)',
    to: 'return textsOf(value).slice(0, 0)',
  },
  {
    hazard: 'H02',
    test: 'with no red flags at all, help is still on the screen after words',
    file: 'src/triage/views/viewOf.ts',
    from: 'text: emergencyText(content, standing.whereNow).line,',
    to: "text: '',",
  },
  {
    hazard: 'H02',
    test: 'a cry for help shows emergency help first, and carry on returns to the question with nothing lost',
    file: 'src/conversation/applyText.ts',
    from: 'if (redFlag !== undefined) {',
    to: 'if (redFlag === null) {',
  },
  {
    hazard: 'H04',
    test: 'leads to the results, where emergency help stands first, once all is answered or the results were shown',
    file: 'src/triage/views/viewResults.ts',
    from: "answers.urgency === 'emergency' && !isMore",
    to: 'isMore',
  },
  {
    hazard: 'H07',
    test: 'the card of %s says whom it is for, how old its facts are, and every limit of what it promises',
    file: 'src/triage/views/serviceCard.ts',
    from: '    limits: [service.confidentiality?.limits],\n',
    to: '',
  },
  {
    hazard: 'H08',
    test: 'never counts a service by arrangement as one that answers now',
    file: 'src/catalog/rank.ts',
    from: "service.status === 'current' && service.immediate &&",
    to: "service.status === 'current' &&",
  },
  {
    hazard: 'H09',
    test: 'leaves the error’s class and a reference in the log, and nothing of its message',
    file: 'src/channels/turnHandler.ts',
    from: '{ errorClass: errorClass(error),',
    to: '{ errorClass: String(error),',
  },
  {
    hazard: 'H11',
    test: 'a tap from an older content version gets the current view and a word about it',
    file: 'src/conversation/applyIncoming.ts',
    from: 'contentVersion !== content.version ? [changedSince]',
    to: 'contentVersion === content.version ? [changedSince]',
  },
  {
    hazard: 'H12',
    test: 'superseded and closed services are excluded with their status',
    file: 'src/catalog/findServices.ts',
    from: "service.status === 'superseded' || service.status === 'closed'",
    to: "service.status === 'superseded'",
  },
  {
    hazard: 'H13',
    test: 'a delivery that comes twice is answered once',
    file: 'src/conversation/takeTurn.ts',
    from: 'session.recentActivities.includes(activity)',
    to: "session.recentActivities.includes('')",
  },
  {
    hazard: 'H14',
    test: 'sends emergency help when the turn fails',
    file: 'src/channels/turnHandler.ts',
    from: 'return channel.outgoingOf({ view: failureView(content), repeated: false, ended: false }, content)',
    to: 'return []',
  },
  {
    hazard: 'H15',
    test: 'is closed for the nation that has the holiday, and opens on its next working day',
    file: 'src/catalog/openingStatus.ts',
    from: "if (rule === 'no') return false",
    to: "if (rule !== 'unknown') return false",
  },
  {
    hazard: 'H17',
    test: 'a colleague sees one neutral line on the duty to act, with the GMC page',
    file: 'src/triage/views/viewResults.ts',
    from: "if (training === 'colleague') return",
    to: "if (training === 'consultant') return",
  },
  {
    hazard: 'H23',
    test: 'escapes whatever stands in a record',
    file: 'src/server/markup.ts',
    from: "typeof part === 'string' ? escaped(part)",
    to: "typeof part === 'string' ? part",
  },
  {
    hazard: 'H26',
    test: 'puts what the employer or trainer runs last, even when it answers now',
    file: 'src/catalog/rank.ts',
    from: "    add(service.runBy !== 'external')\n",
    to: '',
  },
  {
    hazard: 'H28',
    test: 'a tap after the session was lost is applied to a new one, and the person is told once',
    file: 'src/conversation/applyIncoming.ts',
    from: 'isNew && !beginsAnew(tap) ? [',
    to: 'isNew && beginsAnew(tap) ? [',
  },
  {
    hazard: 'H31',
    test: 'writes which role approved the wording and when, and any change of it makes it not approved',
    file: 'src/triage/approval.ts',
    from: "=== content ? 'approved' : 'changed'",
    to: "=== '' ? 'changed' : 'approved'",
  },
  {
    hazard: 'H34',
    test: '“Something is wrong here” begins with the emergency line, says that it is not for help, and names whom to tell',
    file: 'src/triage/views/viewAside.ts',
    from: '      { text: emergencyText(content, whereNow(position)).line },\n      { text: notForHelp },\n',
    to: '',
  },
  {
    hazard: 'H35',
    test: 'a bot that could not work refuses to start and says why: %j',
    file: 'src/config.ts',
    from: 'problems.length > 0 ? { problems } : { config }',
    to: '{ config }',
  },
]
