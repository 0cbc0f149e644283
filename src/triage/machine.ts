import { assign, createActor, initialTransition, setup, type StateValue } from 'xstate'
import { facetNames, facets, mainFacets, type Answers, type Facet, type Option } from '../facets.ts'
import { asides, firstOpenPlace, placeBefore, places, type Place } from './places.ts'

/** What the machine keeps beside its state: what was chosen, where to return to, and how the person wants to see things. */
export type MachineContext = {
  readonly answers: Answers
  readonly returnTo: Place
  readonly service: string | undefined
  readonly resultsShown: boolean
  /** Ways without a phone call stand first. */
  readonly withoutPhoning: boolean
  /** Where the person says they are now, for emergency help alone. */
  readonly hereNow: Option<'location'> | undefined
}

/** One event for each option of each question, one for several issues, and one for each command. */
export type MachineEvent =
  | { readonly type: `answer.${Facet}.${string}` }
  | { readonly type: 'answer-several'; readonly issues: NonNullable<Answers['issues']> }
  | { readonly type: `change.${Facet}` }
  | { readonly type: 'i-am-here'; readonly location: Option<'location'> }
  | { readonly type: 'show-service'; readonly service: string }
  | { readonly type: SimpleEvent }

type SimpleEvent =
  | 'urgent-help'
  | 'carry-on'
  | 'back'
  | 'change-answer'
  | 'start-again'
  | 'show-results'
  | 'show-more'
  | 'something-else'
  | 'more-than-one'
  | 'someone-else'
  | 'without-phoning'
  | 'with-phoning'
  | 'somewhere-else'
  | 'privacy'
  | 'help'
  | 'who-made-this'
  | 'something-is-wrong'
  | 'clear'

/** A place and what goes with it. */
export type Position = { readonly place: Place } & MachineContext

const fresh: MachineContext = {
  answers: {},
  returnTo: mainFacets[0],
  service: undefined,
  resultsShown: false,
  withoutPhoning: false,
  hereNow: undefined,
}

/** What a guard or an action is told; only several issues at once stand in their event. */
type Happening = {
  readonly context: MachineContext
  readonly event: { readonly type: string; readonly issues?: Answers['issues'] }
}

/** With other questions still open, danger to life opens emergency help at once; "carry on" leads to the first of them. */
const toEmergencyHelp = {
  guard: ({ context: { answers, resultsShown } }: { context: MachineContext }) =>
    !resultsShown && firstOpenPlace({ ...answers, urgency: 'emergency' }) !== 'results',
  target: '.emergency',
}
const toFirstOpen = assign(({ context }: { context: MachineContext }) => ({
  returnTo: firstOpenPlace(context.answers),
}))

const machine = compile()
/** The machine's state at each place; what was chosen is put in for each move. */
const standing = Object.fromEntries(
  places.map((place) => [place, machine.resolveState({ value: place, context: fresh })]),
) as Readonly<Record<Place, ReturnType<typeof machine.resolveState>>>
/** The scope in which a transition runs no actions. xstate's own `transition` makes one for each call, which takes as long as the transition. */
const scope = inertScope()

/** Where a conversation begins. */
export function begin(): Position {
  const [snapshot] = initialTransition(machine)
  return positionOf(snapshot)
}

/** The position after an event. Pure; an event that leads nowhere from here leaves the position as it is. */
export function move(position: Position, event: MachineEvent): Position {
  const { place, ...context } = position
  return positionOf(machine.transition({ ...standing[place], context }, event, scope))
}

function positionOf(snapshot: { readonly value: StateValue; readonly context: MachineContext }): Position {
  return { ...snapshot.context, place: snapshot.value as Place }
}

function inertScope() {
  const self = createActor(machine)
  const nothing = () => {}
  const { id, sessionId, system } = self
  const actions = { logger: nothing, defer: nothing, emit: nothing, stopChild: nothing, actionExecutor: nothing }
  return { self, id, sessionId, system, ...actions }
}

function compile() {
  const { createMachine } = setup({ types: { context: {} as MachineContext, events: {} as MachineEvent } })
  return createMachine({
    context: fresh,
    initial: mainFacets[0],
    on: {
      ...answerTransitions(),
      ...Object.fromEntries(facetNames.map((facet) => [`change.${facet}`, { target: `.${facet}` }])),
      'show-service': {
        target: '.service',
        actions: assign({ service: ({ event }) => ('service' in event ? event.service : undefined) }),
      },
      'start-again': { target: `.${mainFacets[0]}`, actions: assign(fresh) },
      'show-results': { target: '.results' },
      'show-more': { target: '.more-results' },
      'something-else': { target: '.issues-something-else' },
      'more-than-one': { target: '.issues-several' },
      'someone-else': { target: '.someone-else' },
      'without-phoning': { actions: assign({ withoutPhoning: true }) },
      'with-phoning': { actions: assign({ withoutPhoning: false }) },
      'i-am-here': {
        target: '.emergency',
        actions: assign({ hereNow: ({ event }) => ('location' in event ? event.location : undefined) }),
      },
      clear: { target: '.cleared', actions: assign(fresh) },
    },
    states: {
      ...Object.fromEntries(places.map((place) => [place, stateOf(place)])),
      return: {
        always: places.map((place) => ({
          guard: ({ context }: { context: MachineContext }) => context.returnTo === place,
          target: place,
        })),
      },
    },
  })
}

/** An answer goes to the first question not yet asked, several issues at once too; what is asked on the results, back to them. */
function answerTransitions() {
  const transitions = facetNames.flatMap((facet) =>
    [...facets[facet], 'skipped'].map((option) => {
      const answer = option === 'skipped' || facet !== 'issues' ? option : [option]
      const answered = ({ context }: Happening): Answers => ({ ...context.answers, [facet]: answer })
      const answers = assign({ answers: answered })
      const first = option === 'emergency' ? [{ ...toEmergencyHelp, actions: [answers, toFirstOpen] }] : []
      const isMain = (mainFacets as readonly Facet[]).includes(facet)
      const next = isMain ? toNext(answered) : [{ target: '.results', actions: [answers] }]
      return [`answer.${facet}.${option}`, [...first, ...next]] as const
    }),
  )
  const several = toNext(({ context, event }) => ({ ...context.answers, issues: event.issues }))
  return Object.fromEntries([...transitions, ['answer-several', several] as const])
}

/** To the first question not yet asked once the answers are these, or to the results where they were shown before. */
function toNext(answered: (happening: Happening) => Answers) {
  const next = (happening: Happening) =>
    happening.context.resultsShown ? 'results' : firstOpenPlace(answered(happening))
  return [...mainFacets, 'results' as const].map((place) => ({
    guard: (happening: Happening) => next(happening) === place,
    target: `.${place}`,
    actions: [assign({ answers: answered })],
  }))
}

/** Opening an aside remembers where it was opened; from one aside to another, the first place stays remembered. */
function stateOf(place: Place) {
  const isAside = (Object.values(asides) as readonly Place[]).includes(place)
  const remember = isAside || place === 'cleared' ? [] : [assign({ returnTo: place })]
  const open = Object.fromEntries(
    Object.entries(asides).map(([command, target]) => [command, { target, actions: remember }]),
  )
  if (isAside) return { on: { ...open, 'carry-on': 'return', back: 'return' } }
  const back = places.map((before) => ({
    guard: ({ context }: { context: MachineContext }) => placeBefore(place, context.answers) === before,
    target: before,
  }))
  const entry = place === 'results' ? [assign({ resultsShown: true })] : []
  return { entry, on: { ...open, back } }
}
